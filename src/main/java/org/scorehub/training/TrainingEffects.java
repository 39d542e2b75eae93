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
 * What training changes beside its own records: issues, recommendations, and what buyers are told.
 */
@Component
final class TrainingEffects {

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
    IssueProgression.move(recording.jdbc(), latest.keySet());
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
