package org.scorehub.web.stuck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scorehub.web.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Recommendations of sites that no training provider is told of until a person approves: those that
 * have changed since the last approval for the site, withdrawn or not, or never had one.
 */
final class StuckApproval {

  static final String STATE = "AWAITING_APPROVAL";

  private static final String RECOMMENDATIONS =
      """
      SELECT r.site_id AS id, :connector AS connector, 'recommendations' AS document,
             '%s' AS state, r.updated_at AS since, now() AS now, NULL AS native_key,
             (SELECT s.name FROM site_standing s WHERE s.at_site = r.site_id) AS site_name
        FROM recommendation r
       WHERE r.buyer = hub_organisation() AND r.updated_at < now() - :usual::interval
         AND NOT EXISTS (SELECT FROM recommendation_approval a
                          WHERE a.buyer = r.buyer AND a.site_id = r.site_id
                            AND a.site_version >= r.site_version)
         AND jsonb_array_length(r.canonical -> 'modules') > 0
       ORDER BY r.updated_at LIMIT :most"""
          .formatted(STATE);

  private StuckApproval() {}

  /**
   * The oldest first, of the organisation that is asked.
   *
   * @param providers whose systems take recommendations
   * @param connectors by which they are reached
   */
  static List<Stuck> read(
      JdbcClient jdbc, Collection<String> providers, Collection<String> connectors, int most) {
    return providers.isEmpty()
        ? List.of()
        : jdbc.sql(RECOMMENDATIONS)
            .param("connector", String.join(", ", connectors))
            .param("usual", Stuck.USUAL.toString())
            .param("most", most)
            .query((row, n) -> from(row, List.copyOf(providers)))
            .list();
  }

  /** Leads to the approval; where there are several providers, to the site's page to choose one. */
  private static Stuck from(ResultSet row, List<String> providers) throws SQLException {
    UUID site = Columns.uuid(row, "id");
    String self = "/sites/" + site;
    String act =
        providers.size() == 1
            ? self + "/approval?provider=" + providers.get(0)
            : StuckAct.APPROVE.page(site, self);
    return Stuck.of(
        "out",
        row,
        StuckReason.AWAITS_APPROVAL,
        null,
        null,
        null,
        null,
        Map.of("self", self, "act", act));
  }
}
