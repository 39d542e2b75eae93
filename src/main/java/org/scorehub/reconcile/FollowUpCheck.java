package org.scorehub.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up beside the audit that it follows up. What it does not mention stays as it was.
 *
 * @param parent null if the audit that it names is not held
 * @param ratingBefore overall rating of the parent as issued; null if it has none
 * @param checked findings of the parent that it speaks of, in their order
 * @param unmentioned findings of the parent, not closed there, that it does not speak of
 * @param added findings that the parent does not have
 */
public record FollowUpCheck(
    AuditRef followUp,
    @Nullable AuditRef parent,
    @Nullable String ratingBefore,
    @Nullable String ratingNow,
    List<Checked> checked,
    List<Checked> unmentioned,
    List<Checked> added) {

  /**
   * A finding in both.
   *
   * @param status at the follow-up; null where it does not speak of it
   * @param severityNow canonical level at the follow-up; null where it does not speak of it
   */
  public record Checked(
      String topic,
      @Nullable String nativeCode,
      String severityBefore,
      @Nullable String status,
      @Nullable String severityNow) {}

  public FollowUpCheck {
    checked = List.copyOf(checked);
    unmentioned = List.copyOf(unmentioned);
    added = List.copyOf(added);
  }

  /** How many of those checked it closed. */
  public long closed() {
    return checked.stream().filter(finding -> "CLOSED".equals(finding.status())).count();
  }
}
