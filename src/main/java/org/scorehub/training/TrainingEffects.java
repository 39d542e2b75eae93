package org.scorehub.training;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.scorehub.audit.SiteRecommendations;
import org.scorehub.audit.SiteView;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteDocument;
import org.springframework.stereotype.Component;

/**
 * What training does to the issues of the buyers who may know of it: a project moves the issues it
 * names forward, at most to evidence submitted. It never closes one, and never moves one that an
 * auditor has looked at since.
 */
@Component
final class TrainingEffects {

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

  private final SiteRecommendations recommendations;

  TrainingEffects(SiteRecommendations recommendations) {
    this.recommendations = recommendations;
  }

  void apply(Collection<SiteDocument> documents, Recording recording) {
    Map<UUID, SiteDocument> latest = new LinkedHashMap<>();
    documents.forEach(document -> latest.put(document.siteId(), document));
    if (latest.isEmpty()) {
      return;
    }
    UUID[] sites = latest.keySet().toArray(UUID[]::new);
    recording.jdbc().update(MOVE_ISSUES, (Object) sites);
    Map<SiteView, Long> views = new HashMap<>();
    recording
        .jdbc()
        .query(
            "SELECT buyer, site_id FROM recommendation WHERE site_id = ANY (?)",
            row -> {
              UUID site = row.getObject(2, UUID.class);
              SiteDocument document = latest.get(site);
              views.put(
                  new SiteView(row.getString(1), site),
                  document == null ? 0L : document.siteVersion());
            },
            (Object) sites);
    recommendations.refresh(views, null, recording);
    latest.forEach((site, document) -> recording.progressChanged(site, document.received().id()));
  }
}
