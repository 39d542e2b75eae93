package org.scorehub.reconcile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Marks all sites with several audits for a look, once for each version of the rules: those
 * recorded before contradictions were kept as well. Goes on in parts where it stopped; one hub at a
 * time.
 */
final class ContradictionSurvey {

  private static final int PART = 1000;

  private static final String BEGIN =
      "INSERT INTO contradiction_survey (rules) VALUES (?) ON CONFLICT DO NOTHING";
  private static final String END_OTHERS = "DELETE FROM contradiction_survey WHERE rules <> ?";

  /** Decisions rest on comparisons that the rules have a part in. */
  private static final String CHECK_DECISIONS =
      "UPDATE reconciliation_decision SET checked_version = NULL WHERE undone_at IS NULL";

  private static final String PLACE =
      "SELECT after_buyer, after_site FROM contradiction_survey"
          + " WHERE rules = ? AND finished_at IS NULL FOR UPDATE SKIP LOCKED";

  /** Behind what was marked because it changed. */
  private static final String MARK =
      """
      INSERT INTO contradiction_look (buyer, at_site, due_on)
      SELECT buyer, site_id, DATE '2000-01-01' FROM audit_supply
       WHERE (buyer, site_id) > (?, ?) GROUP BY buyer, site_id HAVING count(*) > 1
       ORDER BY buyer, site_id LIMIT ? RETURNING buyer, at_site""";

  private static final String ADVANCE =
      "UPDATE contradiction_survey SET after_buyer = ?, after_site = ? WHERE rules = ?";
  private static final String FINISH =
      "UPDATE contradiction_survey SET finished_at = now() WHERE rules = ?";

  private record Place(String buyer, UUID site) {}

  private final PipelineDatabase database;
  private @Nullable String finished;

  ContradictionSurvey(PipelineDatabase database) {
    this.database = database;
  }

  /** One part of the survey for these rules; nothing if it is over or another hub is at it. */
  void goOn(String version) {
    if (!version.equals(finished)) {
      database.transactions().executeWithoutResult(status -> part(database.jdbc(), version));
    }
  }

  private void part(JdbcClient jdbc, String version) {
    if (jdbc.sql(BEGIN).param(version).update() > 0) {
      jdbc.sql(END_OTHERS).param(version).update();
      jdbc.sql(CHECK_DECISIONS).update();
    }
    List<Place> place = places(jdbc.sql(PLACE).param(version));
    if (place.isEmpty()) {
      finished = isOver(jdbc, version) ? version : null;
      return;
    }
    List<Place> marked =
        places(jdbc.sql(MARK).params(place.get(0).buyer(), place.get(0).site(), PART));
    if (marked.size() < PART) {
      jdbc.sql(FINISH).param(version).update();
    } else {
      Place last = marked.get(marked.size() - 1);
      jdbc.sql(ADVANCE).params(last.buyer(), last.site(), version).update();
    }
  }

  private static List<Place> places(JdbcClient.StatementSpec query) {
    return query
        .query((row, n) -> new Place(row.getString(1), row.getObject(2, UUID.class)))
        .list();
  }

  private static boolean isOver(JdbcClient jdbc, String version) {
    return jdbc.sql(
            "SELECT EXISTS (SELECT FROM contradiction_survey"
                + " WHERE rules = ? AND finished_at IS NOT NULL)")
        .param(version)
        .query(Boolean.class)
        .single();
  }
}
