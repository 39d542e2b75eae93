package org.scorehub.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Recommendation;
import org.scorehub.canonical.avro.RecommendationReason;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.canonical.avro.Site;

/**
 * What a training provider is told of a buyer's recommendations: modules with topics and codes, and
 * enough of the site to find it. No free text, no escalated topic and no native field without a
 * canonical place leaves the buyer.
 */
public final class ToldRecommendations {

  private ToldRecommendations() {}

  /**
   * Keeps what may be told.
   *
   * @param site the site as the buyer describes it; null if it describes none
   */
  public static Recommendations of(Recommendations all, @Nullable Site site) {
    return Recommendations.newBuilder()
        .setSiteId(all.getSiteId())
        .setBuyer(all.getBuyer())
        .setSiteVersion(all.getSiteVersion())
        .setModules(all.getModules().stream().map(ToldRecommendations::told).toList())
        .setUncovered(List.of())
        .setEscalated(List.of())
        .setSite(site == null ? null : told(all.getSiteId(), site))
        .build();
  }

  private static Recommendation told(Recommendation module) {
    return Recommendation.newBuilder(module)
        .setReasons(module.getReasons().stream().map(ToldRecommendations::told).distinct().toList())
        .setScore(null)
        .build();
  }

  private static RecommendationReason told(RecommendationReason reason) {
    return RecommendationReason.newBuilder(reason)
        .setExplanation(byCode(reason))
        .setIssueId(null)
        .setPoints(null)
        .build();
  }

  private static String byCode(RecommendationReason reason) {
    return reason.getNativeCode() == null
        ? "Topic " + reason.getTopic()
        : "Topic " + reason.getTopic() + ", " + reason.getScheme() + " " + reason.getNativeCode();
  }

  private static Site told(String siteId, Site site) {
    return Site.newBuilder()
        .setSiteId(siteId)
        .setIdentifiers(site.getIdentifiers())
        .setName(site.getName())
        .setLocalName(site.getLocalName())
        .setAddress(site.getAddress())
        .build();
  }
}
