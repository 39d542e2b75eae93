package org.scorehub.training.programme;

import org.jspecify.annotations.Nullable;

/**
 * Enterprises in one module, each in the furthest state of its enrolments. Null where they are
 * fewer than the viewer may see.
 *
 * @param module code
 * @param enterprises with an enrolment in it, whatever its state
 * @param underWay enrolled, classroom done or visits
 * @param completed completed
 * @param dropped declined or dropped
 */
public record ModuleResult(
    String module,
    String title,
    @Nullable Integer enterprises,
    @Nullable Integer underWay,
    @Nullable Integer completed,
    @Nullable Integer dropped,
    boolean withheld) {}
