package org.scorehub.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a row differs from what it showed when somebody decided.
 *
 * @param scheme of the audit concerned
 * @param audit its native id
 * @param finding native code of the finding concerned; null if it is about the audit as a whole, or
 *     the finding has none
 * @param field what differs, as the ground names it; null for what came or went
 * @param was before; null if it was not there. Never the words of a finding
 * @param now by now; null if it is not there any more. Never the words of a finding
 */
public record GroundChange(
    What what,
    String scheme,
    String audit,
    @Nullable String finding,
    @Nullable String field,
    @Nullable String was,
    @Nullable String now) {

  /** What happened. */
  public enum What {
    AUDIT_CAME,
    AUDIT_WENT,
    AUDIT_SAYS_OTHERWISE,
    FINDING_CAME,
    FINDING_WENT,
    FINDING_CHANGED
  }
}
