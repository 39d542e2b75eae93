package org.scorehub.training.programme;

import org.jspecify.annotations.Nullable;

/**
 * People trained, as places: who took part in two modules counts twice. All null if they are of
 * fewer enterprises than the viewer may see.
 *
 * @param enterprises that counted their trainees
 * @param women null also if nobody counted by sex
 * @param men as women
 * @param managers managers and supervisors; null also if nobody counted by role
 * @param workers as managers
 */
public record TraineeResult(
    @Nullable Integer enterprises,
    @Nullable Integer women,
    @Nullable Integer men,
    @Nullable Integer managers,
    @Nullable Integer workers,
    boolean withheld) {}
