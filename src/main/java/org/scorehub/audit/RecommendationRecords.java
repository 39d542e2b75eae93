package org.scorehub.audit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalatedIssue;
import org.scorehub.canonical.avro.Recommendation;
import org.scorehub.canonical.avro.RecommendationHint;
import org.scorehub.canonical.avro.RecommendationReason;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.matching.Escalated;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.ModuleReason;
import org.scorehub.matching.RankedModule;
import org.scorehub.matching.RankedModules;
import org.scorehub.matching.SiteRecommendation;
import org.scorehub.matching.SizeHint;

/** Ranks modules for the open issues of a site and writes them as canonical recommendations. */
final class RecommendationRecords {

  private final SiteRecommendation ranking;
  private final SizeHint size;
  private final String catalogueVersion;

  RecommendationRecords(Matcher matcher) {
    this.ranking = new SiteRecommendation(matcher);
    this.size = matcher.rules().sizeHint();
    this.catalogueVersion = matcher.rules().version();
  }

  String catalogueVersion() {
    return catalogueVersion;
  }

  /** The modules that answer the open ones of these issues, without those the site has had. */
  RankedModules rank(SiteView view, Collection<Issue> issues, Set<String> had) {
    return ranking.rank(
        issues.stream().filter(Issue::isOpen).map(issue -> issue.signal(view)).toList(), had);
  }

  /**
   * As a record.
   *
   * @param had modules the site has completed
   * @param workers all workers of the site; null if nobody says
   */
  Recommendations of(
      SiteView view,
      long version,
      RankedModules modules,
      Set<String> had,
      @Nullable Integer workers) {
    return Recommendations.newBuilder()
        .setSiteId(view.siteId().toString())
        .setBuyer(view.buyer())
        .setSiteVersion(version)
        .setModules(modules.modules().stream().map(m -> of(view, m)).toList())
        .setUncovered(modules.uncovered())
        .setEscalated(modules.escalated())
        .setUncoveredIssues(modules.uncoveredIssues())
        .setEscalatedIssues(
            modules.escalatedIssues().stream().map(RecommendationRecords::of).toList())
        .setTrained(modules.trained())
        .setModulesHad(had.stream().sorted().toList())
        .setHints(modules.modules().isEmpty() ? List.of() : hints(workers))
        .build();
  }

  private List<RecommendationHint> hints(@Nullable Integer workers) {
    return workers == null
        ? List.of()
        : size.of(workers).stream()
            .map(hint -> new RecommendationHint(hint.code(), hint.text(), hint.source()))
            .toList();
  }

  private static EscalatedIssue of(Escalated escalated) {
    return EscalatedIssue.newBuilder()
        .setIssueId(escalated.issueId())
        .setTopic(escalated.topic())
        .setScheme(escalated.scheme())
        .setKind(escalated.kind().name())
        .setTraining(escalated.training())
        .setPreventive(escalated.preventive())
        .build();
  }

  private Recommendation of(SiteView view, RankedModule module) {
    return Recommendation.newBuilder()
        .setSiteId(view.siteId().toString())
        .setBuyer(view.buyer())
        .setModule(module.module())
        .setRank(module.rank())
        .setRole(module.role().label())
        .setReasons(module.reasons().stream().map(RecommendationRecords::reason).toList())
        .setPrerequisites(module.prerequisites())
        .setScore(module.score())
        .setCatalogueVersion(catalogueVersion)
        .build();
  }

  private static RecommendationReason reason(ModuleReason reason) {
    return RecommendationReason.newBuilder()
        .setTopic(reason.topic())
        .setScheme(reason.scheme())
        .setNativeCode(reason.nativeCode())
        .setRule(reason.rule())
        .setExplanation(reason.explanation())
        .setIssueId(reason.issueId())
        .setPoints(reason.points())
        .build();
  }
}
