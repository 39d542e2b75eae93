package org.scorehub.drift;

import org.jspecify.annotations.Nullable;

/**
 * One change of form.
 *
 * @param path generalised native path: of a gained field the new one, of a renamed one the old one
 * @param newPath new path of a renamed field; null otherwise
 * @param was type before; null if there was none
 * @param becomes type now, or the code of the problem with its values; null if it is gone
 * @param inUse whether the field decides anything
 */
public record Change(
    DriftKind kind,
    String path,
    @Nullable String newPath,
    @Nullable String was,
    @Nullable String becomes,
    boolean inUse) {

  /** Where a value of the new form stands; null if there is none. */
  @Nullable String valuePath() {
    return kind == DriftKind.LOST ? null : newPath == null ? path : newPath;
  }
}
