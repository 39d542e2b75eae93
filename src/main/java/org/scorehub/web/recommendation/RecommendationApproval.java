package org.scorehub.web.recommendation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * That somebody let recommendations for a site be told to a training provider.
 *
 * @param siteVersion site version that the recommendations were made at
 * @param note for the own organisation; not told
 * @param withdrawnAt null while it stands
 * @param delivery state of the delivery that it caused; null until one is due
 * @param deliveredAt when the provider's system took it; null until then
 * @param told exactly what is told, canonical
 */
public record RecommendationApproval(
    UUID id,
    UUID siteId,
    String provider,
    String providerName,
    long siteVersion,
    @Nullable String note,
    String approvedBy,
    Instant approvedAt,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawnAt,
    @Nullable String delivery,
    @Nullable Instant deliveredAt,
    JsonNode told) {

  public static final String SELECT =
      "SELECT a.*, o.name AS provider_name FROM recommendation_approval a"
          + " JOIN organisation o ON o.buyer = a.provider";

  /** True unless it was withdrawn. */
  @JsonIgnore
  public boolean stands() {
    return withdrawnAt == null;
  }

  public static RecommendationApproval from(ResultSet row, int number) throws SQLException {
    return new RecommendationApproval(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "site_id"),
        row.getString("provider"),
        row.getString("provider_name"),
        row.getLong("site_version"),
        row.getString("note"),
        row.getString("approved_by"),
        Columns.instant(row, "approved_at"),
        row.getString("withdrawn_by"),
        Columns.instantOrNull(row, "withdrawn_at"),
        row.getString("delivery_state"),
        Columns.instantOrNull(row, "delivered_at"),
        Columns.json(row, "canonical"));
  }
}
