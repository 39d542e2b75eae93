package org.scorehub.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads what coverage needs of many sites in three queries, however many they are. Works for the
 * organisation itself, as the application.
 */
public final class CoverageRows {

  /** What one organisation holds of a site, without its workforce, and decided there. */
  public record SiteBasis(SiteHoldings holdings, SiteDecisions decisions) {}

  private static final String AUDITS =
      """
      SELECT s.site_id, s.connector, s.exchange_id, s.revision, s.supplied_at, r.canonical,
             NULL::text AS counted
        FROM audit_supply s
        CROSS JOIN LATERAL (SELECT canonical FROM audit_rendition r
               WHERE (r.buyer, r.scheme, r.native_id, r.revision)
                   = (s.buyer, s.scheme, s.native_id, s.revision)
               ORDER BY rendered_at DESC LIMIT 1) r
       WHERE s.buyer = :buyer AND s.site_id = ANY (:sites::uuid[])
       ORDER BY s.scheme, s.native_id""";
  private static final String ISSUES =
      "SELECT site_id, id, scheme, issue_key, topic, state FROM site_issue"
          + " WHERE buyer = :buyer AND site_id = ANY (:sites::uuid[])";
  private static final String DECISIONS =
      "SELECT * FROM reconciliation_decision WHERE buyer = :buyer AND undone_at IS NULL"
          + " AND site_id = ANY (:sites::uuid[]) ORDER BY decided_at, id";

  private CoverageRows() {}

  /** The sites in the order given; those of which nothing is held have no audits. */
  public static Map<UUID, SiteBasis> of(JdbcClient jdbc, String buyer, Collection<UUID> sites) {
    String[] ids = sites.stream().map(UUID::toString).toArray(String[]::new);
    Map<UUID, List<HeldAudit>> audits = grouped(jdbc, AUDITS, buyer, ids, HoldingRows::audit);
    Map<UUID, List<HeldIssue>> issues = grouped(jdbc, ISSUES, buyer, ids, HoldingRows::issue);
    Map<UUID, List<RowDecision>> decisions =
        grouped(jdbc, DECISIONS, buyer, ids, HoldingRows::decision);
    Map<UUID, SiteBasis> all = new HashMap<>();
    for (UUID site : sites) {
      all.put(
          site,
          new SiteBasis(
              new SiteHoldings(
                  audits.getOrDefault(site, List.of()), issues.getOrDefault(site, List.of()), null),
              new SiteDecisions(decisions.getOrDefault(site, List.of()))));
    }
    return all;
  }

  private interface RowReader<T> {
    T read(ResultSet row, int number) throws SQLException;
  }

  private static <T> Map<UUID, List<T>> grouped(
      JdbcClient jdbc, String sql, String buyer, String[] sites, RowReader<T> reader) {
    Map<UUID, List<T>> bySite = new HashMap<>();
    jdbc.sql(sql)
        .param("buyer", buyer)
        .param("sites", sites)
        .query(
            row -> {
              bySite
                  .computeIfAbsent(row.getObject("site_id", UUID.class), id -> new ArrayList<>())
                  .add(reader.read(row, 0));
            });
    return bySite;
  }
}
