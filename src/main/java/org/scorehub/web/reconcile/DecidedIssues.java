package org.scorehub.web.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.RowKey;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.springframework.stereotype.Component;

/** What the caller's organisation decided on the issues of a site. */
@Component
public class DecidedIssues {

  private static final String HELD =
      "SELECT DISTINCT ON (row_key) * FROM reconciliation_decision"
          + " WHERE site_id = ? AND undone_at IS NULL ORDER BY row_key, decided_at DESC, id DESC";

  /** Decisions by the matter that they are about. */
  public record OfSite(Map<String, IssueDecision> byRow) {

    /**
     * The one that an issue falls under; null if there is none.
     *
     * @param key the issue's own, which tells those of a scheme apart
     */
    public @Nullable IssueDecision of(String topic, String scheme, String key) {
      return byRow.get(RowKey.of(topic, scheme, key));
    }
  }

  private final OrganisationDatabase database;

  DecidedIssues(OrganisationDatabase database) {
    this.database = database;
  }

  public OfSite ofSite(UUID site) {
    Map<String, IssueDecision> byRow = new HashMap<>();
    return database.inOrganisation(
        jdbc -> {
          jdbc.sql(HELD)
              .param(site)
              .query(
                  row -> {
                    byRow.put(row.getString("row_key"), decision(row));
                  });
          return new OfSite(byRow);
        });
  }

  private static IssueDecision decision(ResultSet row) throws SQLException {
    return new IssueDecision(
        Columns.uuid(row, "id"),
        row.getString("verdict"),
        row.getString("accepted_scheme"),
        row.getString("accepted_audit"),
        row.getString("reason"),
        row.getString("question"),
        row.getString("decided_by"),
        Columns.instant(row, "decided_at"),
        row.getTimestamp("stale_since") != null);
  }
}
