package org.scorehub.audit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.scorehub.canonical.avro.Recommendation;
import org.scorehub.canonical.avro.RecommendationReason;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.ModuleReason;
import org.scorehub.matching.RankedModule;
import org.scorehub.matching.RankedModules;
import org.scorehub.matching.SiteRecommendation;

/** Ranks modules for the open issues of a site and writes them as canonical recommendations. */
final class RecommendationRecords {

  private final SiteRecommendation ranking;
  private final String catalogueVersion;

  RecommendationRecords(Matcher matcher) {
    this.ranking = new SiteRecommendation(matcher);
    this.catalogueVersion = matcher.rules().version();
  }

  String catalogueVersion() {
    return catalogueVersion;
  }

  /** The modules that answer the open ones of these issues, without those the site has had. */
  RankedModules rank(Collection<Issue> issues, Set<String> had) {
    return ranking.rank(issues.stream().filter(Issue::isOpen).map(Issue::signal).toList(), had);
  }

  Recommendations of(String buyer, String siteId, long version, RankedModules modules) {
    return Recommendations.newBuilder()
        .setSiteId(siteId)
        .setBuyer(buyer)
        .setSiteVersion(version)
        .setModules(modules.modules().stream().map(m -> of(buyer, siteId, m)).toList())
        .setUncovered(modules.uncovered())
        .setEscalated(modules.escalated())
        .build();
  }

  private Recommendation of(String buyer, String siteId, RankedModule module) {
    return Recommendation.newBuilder()
        .setSiteId(siteId)
        .setBuyer(buyer)
        .setModule(module.module())
        .setRank(module.rank())
        .setRole(module.role().label())
        .setReasons(reasons(module))
        .setPrerequisites(module.prerequisites())
        .setCatalogueVersion(catalogueVersion)
        .build();
  }

  private static List<RecommendationReason> reasons(RankedModule module) {
    return module.reasons().stream().map(RecommendationRecords::reason).toList();
  }

  private static RecommendationReason reason(ModuleReason reason) {
    return RecommendationReason.newBuilder()
        .setTopic(reason.topic())
        .setScheme(reason.scheme())
        .setNativeCode(reason.nativeCode())
        .setRule(reason.rule())
        .setExplanation(reason.explanation())
        .build();
  }
}
