package org.scorehub.audit;

import java.util.List;
import java.util.UUID;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.intake.Recording;

/**
 * An audit that is about another site than it was recorded at: there it is as an audit that says
 * nothing any more, so that issues which only it observed are withdrawn and others stay.
 */
final class DepartedAudit {

  private DepartedAudit() {}

  /** The audit as the site sees it that it leaves; counts a change of that site. */
  static RecordedAudit of(RecordedAudit audit, UUID from, Recording recording) {
    Audit silent = Audit.newBuilder(audit.canonical()).setFindings(List.of()).build();
    silent.getSite().setSiteId(from.toString());
    return new RecordedAudit(
        audit.key(),
        from,
        version(from, recording),
        audit.connector(),
        audit.exchangeId(),
        audit.receivedAt(),
        audit.revision(),
        silent);
  }

  private static long version(UUID site, Recording recording) {
    return recording
        .jdbc()
        .query(
            "UPDATE site SET version = version + 1 WHERE id = ? RETURNING version",
            (row, n) -> row.getLong(1),
            site)
        .get(0);
  }
}
