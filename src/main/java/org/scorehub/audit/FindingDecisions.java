package org.scorehub.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Carries out where people placed findings, and what they took back: the issues concerned are
 * decided anew, some sites at a time. Safe to be stopped at any moment and to run in several hubs.
 */
@Component("findingDecisions")
public final class FindingDecisions {

  private static final Logger log = LoggerFactory.getLogger(FindingDecisions.class);
  private static final int SITES_AT_ONCE = 50;

  private record Waiting(String buyer, UUID id, boolean undone) {}

  private static final String NEXT =
      """
      SELECT buyer, id, undone_at IS NOT NULL FROM finding_correction
       WHERE applied_at IS NULL OR (undone_at IS NOT NULL AND undo_applied_at IS NULL)
       ORDER BY made_at LIMIT 1""";
  private static final String CONCERNED =
      """
      SELECT DISTINCT i.site_id FROM finding_correction c
        JOIN site_issue i ON i.buyer = c.buyer
         AND (i.correction_id = c.id OR (c.covers = 'ISSUE' AND i.id = c.issue_id)
              OR (c.covers = 'TEXT' AND i.scheme = c.scheme AND i.text_hash = c.text_hash)
              OR (c.covers = 'CODE' AND i.scheme = c.scheme AND i.native_code = c.code))
       WHERE c.buyer = ? AND c.id = ? ORDER BY i.site_id""";

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final IssueDecisions decisions;

  FindingDecisions(PipelineDatabase database, IssueDecisions decisions) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.decisions = decisions;
  }

  /** Carries out all that waits, the oldest first. */
  public void carryOut() {
    List<Waiting> next = next();
    while (!next.isEmpty()) {
      next.forEach(this::carryOut);
      next = next();
    }
  }

  private List<Waiting> next() {
    return jdbc.query(
        NEXT,
        (row, n) -> new Waiting(row.getString(1), row.getObject(2, UUID.class), row.getBoolean(3)));
  }

  private void carryOut(Waiting correction) {
    List<SiteView> views = new ArrayList<>(concerned(correction));
    for (int from = 0; from < views.size(); from += SITES_AT_ONCE) {
      decisions.decide(views.subList(from, Math.min(from + SITES_AT_ONCE, views.size())));
    }
    jdbc.update(
        "UPDATE finding_correction SET applied_at = coalesce(applied_at, clock_timestamp()),"
            + " undo_applied_at = CASE WHEN ? THEN clock_timestamp() END"
            + " WHERE buyer = ? AND id = ?",
        correction.undone(),
        correction.buyer(),
        correction.id());
    log.info("Correction {} changed the issues of {} sites", correction.id(), views.size());
  }

  /** After the batches that did not see the correction; later ones see it themselves. */
  private List<SiteView> concerned(Waiting correction) {
    List<SiteView> views = new ArrayList<>();
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              CorrectionRows.awaitBatches(jdbc);
              jdbc.query(
                  CONCERNED,
                  row -> {
                    views.add(new SiteView(correction.buyer(), row.getObject(1, UUID.class)));
                  },
                  correction.buyer(),
                  correction.id());
            });
    return views;
  }
}
