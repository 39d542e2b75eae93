package org.scorehub.web.recommendation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.MatchingRules;
import org.scorehub.web.Columns;
import org.scorehub.web.escalation.EscalatedTopic;

/**
 * Recommended modules as a site's page shows them, with what training leaves open.
 *
 * @param escalations with clocks and who may see them
 * @param trained topics still open although the site has had their modules
 * @param modulesHad modules the site has completed
 */
public record RecommendationView(
    List<Module> modules,
    List<String> uncovered,
    List<String> escalated,
    List<EscalatedTopic> escalations,
    List<String> trained,
    List<String> modulesHad,
    List<Hint> hints) {

  /** One module; role is primary, secondary or foundation; the score is null in older records. */
  public record Module(
      String module,
      int rank,
      String role,
      @Nullable Integer score,
      List<Reason> reasons,
      List<String> prerequisites,
      String catalogueVersion) {

    /** How many issues it addresses. */
    public long issues() {
      return addressed().distinct().count();
    }

    private Stream<String> addressed() {
      return reasons.stream().map(Reason::issueId).filter(Objects::nonNull);
    }
  }

  /** Why; rule names the file and row that decided, points what the issue adds to the score. */
  public record Reason(
      String topic,
      String scheme,
      @Nullable String nativeCode,
      String rule,
      String explanation,
      @Nullable String issueId,
      @Nullable Integer points) {}

  /** Something to consider. */
  public record Hint(String code, String text, String source) {}

  public static RecommendationView of(JsonNode recommendations, MatchingRules rules) {
    return new RecommendationView(
        Columns.list(recommendations.withArray("/modules"), Module.class),
        Columns.list(recommendations.withArray("/uncovered"), String.class),
        Columns.list(recommendations.withArray("/escalated"), String.class),
        escalations(recommendations, rules),
        Columns.list(recommendations.withArray("/trained"), String.class),
        Columns.list(recommendations.withArray("/modulesHad"), String.class),
        Columns.list(recommendations.withArray("/hints"), Hint.class));
  }

  private static List<EscalatedTopic> escalations(JsonNode recommendations, MatchingRules rules) {
    return EscalatedTopic.of(
        Columns.list(recommendations.withArray("/escalatedIssues"), EscalatedTopic.Stored.class),
        rules);
  }

  /** The canonical record, with how far training covers the open issues, and the clocks. */
  public static JsonNode explained(JsonNode recommendations, long openIssues, MatchingRules rules) {
    RecommendationView view = of(recommendations, rules);
    ObjectNode explained = recommendations.deepCopy();
    explained.set("escalations", Columns.tree(view.escalations()));
    ObjectNode coverage = explained.putObject("coverage");
    coverage.put("openIssues", openIssues);
    coverage.put(
        "addressed", view.modules().stream().flatMap(Module::addressed).distinct().count());
    coverage.put("uncovered", recommendations.path("uncoveredIssues").size());
    coverage.put(
        "escalatedOnly",
        view.escalations().stream()
            .filter(e -> !e.training())
            .mapToInt(e -> e.issues().size())
            .sum());
    return explained;
  }
}
