package org.scorehub.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads what one organisation holds of a site, and what it decided. Works as the pipeline and, for
 * the organisation itself, as the application.
 */
public final class HoldingRows {

  /** Problem by which a mapping says that the counting rule gives another overall rating. */
  static final String COUNTING_RULE = "rating.counting-rule";

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String AUDITS =
      """
      SELECT s.connector, s.exchange_id, s.revision, s.supplied_at, r.canonical,
             (SELECT p ->> 'expected' FROM exchange e, jsonb_array_elements(e.problems) p
               WHERE e.buyer = s.buyer AND e.id = r.exchange_id AND p ->> 'code' = :rule LIMIT 1) AS counted
        FROM audit_supply s
        CROSS JOIN LATERAL (SELECT canonical, exchange_id FROM audit_rendition r
               WHERE (r.buyer, r.scheme, r.native_id, r.revision)
                   = (s.buyer, s.scheme, s.native_id, s.revision)
               ORDER BY rendered_at DESC LIMIT 1) r
       WHERE s.buyer = :buyer AND s.site_id = :site
       ORDER BY s.scheme, s.native_id""";
  private static final String ISSUES =
      "SELECT id, scheme, issue_key, topic, state FROM site_issue"
          + " WHERE buyer = :buyer AND site_id = :site ORDER BY scheme, issue_key";
  private static final String WORKERS =
      "SELECT canonical #> '{workforce,total}' FROM site_supply WHERE buyer = :buyer"
          + " AND site_id = :site AND canonical #> '{workforce,total}' IS NOT NULL"
          + " ORDER BY supplied_at DESC LIMIT 1";
  private static final String DECISIONS =
      "SELECT * FROM reconciliation_decision WHERE buyer = :buyer AND site_id = :site"
          + " ORDER BY decided_at, id";

  private HoldingRows() {}

  /** What an organisation holds of a site. */
  public static SiteHoldings holdings(JdbcClient jdbc, String buyer, UUID site) {
    return new SiteHoldings(
        jdbc.sql(AUDITS)
            .param("rule", COUNTING_RULE)
            .param("buyer", buyer)
            .param("site", site)
            .query(HoldingRows::audit)
            .list(),
        query(jdbc, ISSUES, buyer, site).query(HoldingRows::issue).list(),
        query(jdbc, WORKERS, buyer, site)
            .query((row, n) -> whole(row.getString(1)))
            .optional()
            .orElse(null));
  }

  /** What it decided there, undone decisions included. */
  public static SiteDecisions decisions(JdbcClient jdbc, String buyer, UUID site) {
    return new SiteDecisions(
        query(jdbc, DECISIONS, buyer, site).query(HoldingRows::decision).list());
  }

  private static JdbcClient.StatementSpec query(
      JdbcClient jdbc, String sql, String buyer, UUID site) {
    return jdbc.sql(sql).param("buyer", buyer).param("site", site);
  }

  static HeldAudit audit(ResultSet row, int number) throws SQLException {
    return new HeldAudit(
        row.getString("connector"),
        uuid(row, "exchange_id"),
        row.getInt("revision"),
        instant(row, "supplied_at"),
        row.getString("counted"),
        AvroCodec.decode(Audit.class, row.getBytes("canonical")));
  }

  static HeldIssue issue(ResultSet row, int number) throws SQLException {
    return new HeldIssue(
        uuid(row, "id"),
        row.getString("scheme"),
        row.getString("issue_key"),
        row.getString("topic"),
        row.getString("state"));
  }

  private static int whole(String json) {
    try {
      JsonNode value = JSON.readTree(json);
      return value.asInt();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One row of {@code reconciliation_decision}. */
  public static RowDecision decision(ResultSet row, int number) throws SQLException {
    String accepted = row.getString("accepted_audit");
    Array issues = row.getArray("issues");
    return new RowDecision(
        uuid(row, "id"),
        row.getString("row_key"),
        row.getString("topic"),
        Verdict.valueOf(row.getString("verdict")),
        accepted == null ? null : new AuditRef(row.getString("accepted_scheme"), accepted),
        row.getString("reason"),
        row.getString("question"),
        List.of((UUID[]) issues.getArray()),
        row.getString("ground"),
        row.getString("ground_sha256"),
        row.getObject("confirms", UUID.class),
        row.getObject("batch", UUID.class),
        row.getString("decided_by"),
        instant(row, "decided_at"),
        row.getString("undone_by"),
        instantOrNull(row, "undone_at"));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column), column);
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
