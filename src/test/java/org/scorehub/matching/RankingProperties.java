package org.scorehub.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scorehub.canonical.avro.SeverityLevel;

class RankingProperties {

  private final SiteRecommendation recommendation =
      new SiteRecommendation(new Matcher(ProjectRules.RULES));

  @Property(tries = 300)
  void anyOrderOfIssuesGivesTheSameRanking(
      @ForAll("issues") List<OpenIssue> issues,
      @ForAll("modulesHad") Set<String> had,
      @ForAll Random random) {
    List<OpenIssue> shuffled = new ArrayList<>(issues);
    Collections.shuffle(shuffled, random);
    assertThat(recommendation.rank(shuffled, had)).isEqualTo(recommendation.rank(issues, had));
  }

  @Property(tries = 300)
  void ranksAreGaplessAndPrerequisitesComeBefore(
      @ForAll("issues") List<OpenIssue> issues, @ForAll("modulesHad") Set<String> had) {
    List<String> seen = new ArrayList<>();
    for (RankedModule module : recommendation.rank(issues, had).modules()) {
      assertThat(module.rank()).isEqualTo(seen.size() + 1);
      assertThat(seen).containsAll(module.prerequisites());
      assertThat(had).doesNotContain(module.module());
      assertThat(module.reasons()).isNotEmpty();
      seen.add(module.module());
    }
  }

  @Property(tries = 300)
  void noIssueIsForgotten(
      @ForAll("issues") List<OpenIssue> issues, @ForAll("modulesHad") Set<String> had) {
    RankedModules ranked = recommendation.rank(issues, had);
    Matcher matcher = new Matcher(ProjectRules.RULES);
    for (OpenIssue issue : issues) {
      String topic = matcher.match(issue.signal()).topic();
      boolean answered =
          ranked.modules().stream()
              .flatMap(module -> module.reasons().stream())
              .anyMatch(reason -> reason.topic().equals(topic));
      assertThat(
              answered
                  || ranked.uncovered().contains(topic)
                  || ranked.escalated().contains(topic)
                  || ranked.trained().contains(topic))
          .as(topic)
          .isTrue();
    }
  }

  @Provide
  Arbitrary<List<OpenIssue>> issues() {
    List<String> topics =
        new ArrayList<>(ProjectRules.RULES.topics().stream().map(Topic::code).toList());
    topics.add(Topic.UNMAPPED);
    return Combinators.combine(
            Arbitraries.of("amfori-bsci", "eti", "other"),
            Arbitraries.of("7.14", "3.1", "PA5", "99.9").injectNull(0.3),
            Arbitraries.of(topics),
            Arbitraries.of(SeverityLevel.class),
            Arbitraries.of("Major", "Business critical").injectNull(0.5),
            Arbitraries.of(true, false, false, false))
        .as(OpenIssue::new)
        .list()
        .ofMaxSize(25);
  }

  @Provide
  Arbitrary<Set<String>> modulesHad() {
    return Arbitraries.of("WC", "QM", "CP", "HRM", "OSH").set();
  }
}
