package org.scorehub.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scorehub.intake.Recording;
import org.springframework.stereotype.Component;

/**
 * The findings that wait for a person: an item for each open issue whose topic nobody is sure of.
 * An item is settled when a person or changed rules place its finding, or the issue is no longer
 * open.
 */
@Component
final class ReviewQueue {

  private static final String ASK =
      """
      INSERT INTO review_item (buyer, id, kind, exchange_id, site_id, subject)
      SELECT i.buyer, i.id, CASE i.topic WHEN 'UNMAPPED' THEN 'UNMAPPED_FINDING' ELSE 'LOW_CONFIDENCE' END,
             s.exchange_id, i.site_id,
             jsonb_build_object('scheme', i.scheme, 'code', i.native_code, 'audit', i.last_audit)
        FROM unnest(?::text[], ?::uuid[]) AS wanted (buyer, id)
        JOIN site_issue i USING (buyer, id)
        JOIN audit_supply s ON (s.buyer, s.scheme, s.native_id) = (i.buyer, i.scheme, i.last_audit)
       WHERE i.needs_person
      ON CONFLICT (buyer, id) DO UPDATE SET kind = excluded.kind, exchange_id = excluded.exchange_id,
          site_id = excluded.site_id, subject = excluded.subject, decided_at = NULL,
          decided_by = NULL, decision = NULL""";
  private static final String SETTLE =
      """
      UPDATE review_item r SET decided_at = now(), decided_by = coalesce(c.made_by, 'rules'),
             decision = jsonb_strip_nulls(jsonb_build_object('topic', i.topic, 'correction', c.id,
                                                             'state', i.state))
        FROM unnest(?::text[], ?::uuid[]) AS wanted (buyer, id)
        JOIN site_issue i USING (buyer, id)
        LEFT JOIN finding_correction c ON c.buyer = i.buyer AND c.id = i.correction_id
       WHERE (r.buyer, r.id) = (i.buyer, i.id) AND r.decided_at IS NULL
         AND r.kind IN ('UNMAPPED_FINDING', 'LOW_CONFIDENCE')""";

  /** Takes in issues that were just written. */
  void follow(Map<SiteView, ? extends Collection<Issue>> changed, Recording recording) {
    Ids asked = new Ids();
    Ids settled = new Ids();
    changed.forEach(
        (view, issues) ->
            issues.forEach(
                issue -> {
                  boolean waits = issue.isOpen() && issue.placement().needsPerson();
                  if (waits) {
                    asked.add(view, issue);
                  } else if (issue.id() != null) {
                    settled.add(view, issue);
                  }
                }));
    asked.run(ASK, recording);
    settled.run(SETTLE, recording);
  }

  private static final class Ids {

    private final List<String> buyers = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();

    void add(SiteView view, Issue issue) {
      buyers.add(view.buyer());
      ids.add(IssueRows.issueId(view, issue));
    }

    void run(String sql, Recording recording) {
      if (!ids.isEmpty()) {
        recording.jdbc().update(sql, buyers.toArray(String[]::new), ids.toArray(UUID[]::new));
      }
    }
  }
}
