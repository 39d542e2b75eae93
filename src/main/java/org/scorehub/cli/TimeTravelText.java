package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a dry run of everything prints: how much would change, and for which supplier. */
final class TimeTravelText {

  private static final int MOST_SUPPLIERS = 200;
  private static final String NOTHING = "-";

  private final List<List<String>> rows = new ArrayList<>();

  private TimeTravelText() {}

  /**
   * The text.
   *
   * @param escalations counts by outcome, of those that the reader may see
   */
  static String of(JsonNode whole, JsonNode escalations, List<JsonNode> changes) {
    StringBuilder text = new StringBuilder("\n");
    ReplayText.table(text, List.of("what would change", "count"), counts(whole, escalations));
    TimeTravelText suppliers = new TimeTravelText();
    changes.stream().limit(MOST_SUPPLIERS).forEach(suppliers::add);
    if (!suppliers.rows.isEmpty()) {
      text.append("\n");
      ReplayText.table(text, List.of("supplier", "what", "now", "then"), suppliers.rows);
    }
    if (changes.size() > MOST_SUPPLIERS) {
      text.append("and ").append(changes.size() - MOST_SUPPLIERS).append(" more suppliers: ");
      text.append("--json and --html have all\n");
    }
    return text.toString();
  }

  private static List<List<String>> counts(JsonNode whole, JsonNode escalations) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(count("suppliers for which something changes", whole.path("suppliers")));
    rows.add(count("audits with another rating", whole.path("ratings")));
    rows.add(count("audits with other findings", whole.path("findings")));
    rows.add(count("suppliers with other open topics", whole.path("topics")));
    rows.add(count("suppliers that are recommended other modules", whole.path("modules")));
    rows.add(count("documents with other problems", whole.path("problems")));
    rows.add(count("escalations raised, of those you may see", escalations.path("RAISED")));
    rows.add(count("escalations withdrawn, of those you may see", escalations.path("WITHDRAWN")));
    rows.add(count("escalations changed, of those you may see", escalations.path("CHANGED")));
    messages(rows, "messages to you", whole.path("messages"));
    messages(rows, "messages to others", whole.path("otherMessages"));
    return rows;
  }

  private static void messages(List<List<String>> rows, String to, JsonNode counts) {
    rows.add(count(to + ", new", counts.path("fresh")));
    rows.add(count(to + ", with other bytes", counts.path("changed")));
    rows.add(count(to + ", the same bytes", counts.path("unchanged")));
    rows.add(count(to + ", not possible or not allowed", counts.path("nothing")));
  }

  private static List<String> count(String what, JsonNode count) {
    return List.of(what, Long.toString(count.asLong()));
  }

  private void add(JsonNode change) {
    String name = change.path("name").asText("site not known");
    for (JsonNode audit : change.path("audits")) {
      String of = audit.path("audit").asText();
      add(name, "rating of " + of, audit.path("ratingNow"), audit.path("ratingThen"));
      add(name, "findings of " + of, audit.path("findingsNow"), audit.path("findingsThen"));
    }
    words(name, "open topics", change.path("topicsGone"), change.path("topicsNew"));
    words(name, "modules", change.path("modulesNow"), change.path("modulesThen"));
    for (JsonNode escalation : change.path("escalations")) {
      String what =
          escalation.path("kind").asText() + " " + escalation.path("topic").asText("without topic");
      rows.add(List.of(name, "escalation", what, escalation.path("outcome").asText()));
    }
    for (JsonNode message : change.path("messages")) {
      String lane = message.path("connector").asText() + "/" + message.path("document").asText();
      rows.add(List.of(name, "message " + lane, NOTHING, message.path("outcome").asText()));
      message.path("diff").forEach(line -> rows.add(List.of("", "", "", line.asText())));
    }
  }

  private void add(String name, String what, JsonNode now, JsonNode then) {
    if (!now.equals(then)) {
      rows.add(List.of(name, what, now.asText(NOTHING), then.asText(NOTHING)));
    }
  }

  private void words(String name, String what, JsonNode now, JsonNode then) {
    if (!now.equals(then)) {
      rows.add(List.of(name, what, words(now), words(then)));
    }
  }

  private static String words(JsonNode list) {
    String words =
        StreamSupport.stream(list.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? NOTHING : words;
  }
}
