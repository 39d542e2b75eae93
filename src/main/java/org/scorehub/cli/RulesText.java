package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.scorehub.matching.MatchingRules;
import org.scorehub.matching.Topic;
import org.scorehub.matching.TopicRule;

/** What the commands about rules print. */
final class RulesText {

  private static final List<String> BUYER_COLUMNS =
      List.of(
          "buyer",
          "issues",
          "topics",
          "escalationsRaised",
          "escalationsEnded",
          "forAPerson",
          "noLongerForAPerson",
          "sites",
          "recommendations");
  private static final List<String> MODULE_COLUMNS =
      List.of("module", "buyer", "gain", "lose", "otherRank");
  private static final List<String> EXAMPLE_COLUMNS =
      List.of("buyer", "siteId", "what", "now", "then");

  private RulesText() {}

  /** A topic whose rule differs; {@code -} where it has none. */
  record TopicChange(String topic, String now, String then) {}

  static List<TopicChange> changes(MatchingRules now, MatchingRules then) {
    TreeSet<String> topics = new TreeSet<>();
    now.topics().stream().map(Topic::code).forEach(topics::add);
    then.topics().stream().map(Topic::code).forEach(topics::add);
    return topics.stream()
        .map(topic -> new TopicChange(topic, shown(now.rule(topic)), shown(then.rule(topic))))
        .filter(change -> !change.now().equals(change.then()))
        .toList();
  }

  private static String shown(Optional<TopicRule> rule) {
    return rule.map(r -> r.primary() + "/" + r.secondary() + (r.escalate() ? " escalate" : ""))
        .orElse("-");
  }

  static String topics(List<TopicChange> changes) {
    if (changes.isEmpty()) {
      return "no topic is answered otherwise; see --server for issues, ranks and clocks\n";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("topic", "now", "then"));
    changes.forEach(change -> rows.add(List.of(change.topic(), change.now(), change.then())));
    return TextTable.of(rows);
  }

  static String json(List<TopicChange> changes) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    changes.forEach(
        c -> all.addObject().put("topic", c.topic()).put("now", c.now()).put("then", c.then()));
    return JsonLines.pretty(all) + "\n";
  }

  /** What a running hub says about a draft. */
  static String preview(JsonNode preview) {
    StringBuilder text = new StringBuilder(ActivationText.changes(preview));
    if (preview.path("problems").isEmpty()) {
      text.append("rules ")
          .append(preview.path("versionInUse").asText())
          .append(" -> ")
          .append(preview.path("version").asText())
          .append("\n\n");
      table(preview.path("buyers"), BUYER_COLUMNS, text);
      table(preview.path("modules"), MODULE_COLUMNS, text);
      table(preview.path("examples"), EXAMPLE_COLUMNS, text);
    }
    return text.toString();
  }

  private static void table(JsonNode rows, List<String> columns, StringBuilder text) {
    if (!rows.isEmpty()) {
      List<List<String>> cells = new ArrayList<>();
      cells.add(columns);
      rows.forEach(row -> cells.add(columns.stream().map(c -> row.path(c).asText("-")).toList()));
      text.append(TextTable.of(cells)).append('\n');
    }
  }
}
