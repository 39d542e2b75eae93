package org.scorehub.training;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What training does to the issues of the buyers who may know of it: a project moves the issues it
 * names forward, at most to evidence submitted. It never closes one, and never moves one that an
 * auditor has looked at since.
 */
public final class IssueProgression {

  private static final String MOVE_ISSUES =
      """
      UPDATE site_issue i
         SET state = p.target, version = i.version + 1, updated_at = now()
        FROM (SELECT t.buyer AS provider, t.site_id, reference,
                     CASE t.canonical ->> 'state' WHEN 'PLANNED' THEN 'ACTION_AGREED'
                          WHEN 'IN_PROGRESS' THEN 'IN_PROGRESS'
                          WHEN 'EVIDENCE_SUBMITTED' THEN 'EVIDENCE_SUBMITTED' END AS target,
                     CASE t.canonical ->> 'state' WHEN 'PLANNED' THEN 1 WHEN 'IN_PROGRESS' THEN 2
                          WHEN 'EVIDENCE_SUBMITTED' THEN 3 END AS rank,
                     coalesce((t.canonical ->> 'evidenceOn')::date,
                              (t.canonical ->> 'startedOn')::date) AS worked_on
                FROM training_record t, jsonb_array_elements(t.canonical -> 'issues') reference
               WHERE t.kind = 'IMPROVEMENT_PROJECT' AND t.site_id = ANY (?)) p
       WHERE i.site_id = p.site_id AND p.target IS NOT NULL
         AND (p.reference ->> 'scheme' IS NULL OR p.reference ->> 'scheme' = i.scheme)
         AND (p.reference ->> 'nativeCode' = i.native_code
              OR (p.reference ->> 'nativeCode' IS NULL AND p.reference ->> 'topic' = i.topic))
         AND CASE i.state WHEN 'OPEN' THEN 0 WHEN 'ACTION_AGREED' THEN 1 WHEN 'IN_PROGRESS' THEN 2
                  ELSE 9 END < p.rank
         AND (i.last_observed IS NULL OR p.worked_on IS NULL OR i.last_observed <= p.worked_on)
         AND hub_consented(p.provider, i.buyer, i.site_id, 'TRAINING_PROGRESS')""";

  private IssueProgression() {}

  /** Moves the issues of these sites as far as their projects say; again, it changes nothing. */
  public static void move(JdbcTemplate jdbc, Collection<UUID> sites) {
    jdbc.update(MOVE_ISSUES, (Object) sites.toArray(UUID[]::new));
  }
}
