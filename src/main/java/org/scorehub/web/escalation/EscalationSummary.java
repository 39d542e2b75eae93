package org.scorehub.web.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * An escalation in a list.
 *
 * @param siteName as the organisation knows it; null if it has no name or no site is known
 * @param nextClock the unmet deadline that ends first; null if none runs
 * @param nextDue when it ends
 */
public record EscalationSummary(
    UUID id,
    @Nullable UUID siteId,
    @Nullable String siteName,
    String kind,
    String state,
    String scheme,
    @Nullable String topic,
    @Nullable String findingCode,
    Instant raisedAt,
    @Nullable String nextClock,
    @Nullable Instant nextDue) {

  static EscalationSummary from(ResultSet row, int number) throws SQLException {
    return new EscalationSummary(
        Columns.uuid(row, "id"),
        Columns.uuidOrNull(row, "site_id"),
        row.getString("site_name"),
        row.getString("kind"),
        row.getString("state"),
        row.getString("scheme"),
        row.getString("topic"),
        row.getString("finding_code"),
        Columns.instant(row, "raised_at"),
        row.getString("next_clock"),
        Columns.instantOrNull(row, "next_due"));
  }
}
