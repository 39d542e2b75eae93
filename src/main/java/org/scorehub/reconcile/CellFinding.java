package org.scorehub.reconcile;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.SeverityLevel;

/**
 * A finding as it stands in a cell.
 *
 * @param key tells findings of a scheme apart; the same in the audits that follow it up
 * @param position 0-based among the findings of its audit, for the way to its explanation
 * @param issueId the issue that it opened or observed; null if it did neither
 * @param issueState where that issue stands by now; null without one
 * @param severityIssued as the auditor said it; null if not
 * @param severity in the hub's own ordering
 * @param status as this audit gave it
 * @param text in the language it was written in; null if there is none or if withheld
 * @param language BCP 47; null if not known
 * @param withheld whether its words belong to an escalation that is not for the viewer's roles
 */
public record CellFinding(
    String key,
    int position,
    @Nullable UUID issueId,
    @Nullable String issueState,
    @Nullable String nativeCode,
    @Nullable String answer,
    @Nullable String severityIssued,
    SeverityLevel severity,
    FindingStatus status,
    @Nullable String text,
    @Nullable String language,
    @Nullable LocalDate dueOn,
    boolean withheld) {

  public boolean isClosed() {
    return status == FindingStatus.CLOSED;
  }
}
