package org.scorehub.audit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the corrections that may concern some issues. */
final class CorrectionRows {

  /**
   * Number of the advisory lock that each batch of audits holds shared. Whoever carries out a
   * correction takes it alone for a moment: after that, every batch that did not see the correction
   * is committed, and every later one sees it.
   */
  private static final long LOCK = 7_018_001L;

  private CorrectionRows() {}

  /** Lets no correction be carried out unseen until this transaction ends. */
  static void holdStill(JdbcTemplate jdbc) {
    jdbc.query("SELECT pg_advisory_xact_lock_shared(?)", row -> {}, LOCK);
  }

  /** Waits for the batches under way. */
  static void awaitBatches(JdbcTemplate jdbc) {
    jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> {}, LOCK);
  }

  static Corrections of(JdbcTemplate jdbc, Map<SiteView, ? extends Collection<Issue>> issues) {
    Set<String> hashes = new HashSet<>();
    Set<String> codes = new HashSet<>();
    Set<UUID> ids = new HashSet<>();
    issues.forEach(
        (view, ofSite) ->
            ofSite.forEach(
                issue -> {
                  hashes.add(Objects.requireNonNullElse(FoldedText.hash(issue.text()), ""));
                  codes.add(Objects.requireNonNullElse(issue.nativeCode(), ""));
                  ids.add(IssueRows.issueId(view, issue));
                }));
    String[] buyers =
        issues.keySet().stream().map(SiteView::buyer).distinct().toArray(String[]::new);
    return new Corrections(rows(jdbc, buyers, hashes, codes, ids));
  }

  private static List<Correction> rows(
      JdbcTemplate jdbc, String[] buyers, Set<String> hashes, Set<String> codes, Set<UUID> ids) {
    return jdbc.query(
        """
        SELECT * FROM finding_correction
         WHERE buyer = ANY (?) AND undone_at IS NULL
           AND ((covers = 'TEXT' AND text_hash = ANY (?)) OR (covers = 'CODE' AND code = ANY (?))
                OR (covers = 'ISSUE' AND issue_id = ANY (?)))""",
        Correction::from,
        buyers,
        hashes.toArray(String[]::new),
        codes.toArray(String[]::new),
        ids.toArray(UUID[]::new));
  }
}
