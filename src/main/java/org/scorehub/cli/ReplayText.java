package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the command about replays prints. */
final class ReplayText {

  private static final int MOST_SHOWN = 30;

  private ReplayText() {}

  static String preview(JsonNode preview) {
    JsonNode plan = preview.path("plan");
    StringBuilder text = new StringBuilder();
    text.append(plan.path("total").asInt()).append(" meant\n");
    if (!plan.path("groups").isEmpty()) {
      table(
          text,
          List.of("connector", "document", "state", "count"),
          rows(plan.path("groups"), "connector", "document", "state", "count"));
    }
    if (plan.path("tried").asInt() > 0) {
      text.append("\n").append(plan.path("tried").asInt()).append(" tried out and taken back\n");
      table(
          text, List.of("from", "to", "count"), rows(plan.path("outcomes"), "from", "to", "count"));
      if (plan.path("whole").isMissingNode()) {
        business(plan.path("items"), text);
      }
      if (plan.path("whole").isMissingNode() || !plan.path("items").isEmpty()) {
        items(plan.path("items"), text);
      }
    }
    for (JsonNode why : plan.path("needForce")) {
      text.append("needs --force: ").append(why.asText()).append("\n");
    }
    return text.toString();
  }

  /** How many of those tried change in what matters to people. */
  private static void business(JsonNode items, StringBuilder text) {
    List<List<String>> rows = new ArrayList<>();
    count(rows, "audits with other findings", items, differ("findings"));
    count(rows, "audits with another rating", items, differ("rating"));
    count(rows, "documents after which other modules are recommended", items, differ("modules"));
    count(rows, "documents after which other topics are open", items, differ("topics"));
    count(rows, "documents with other problems", items, differ("problems"));
    count(
        rows,
        "documents that cause deliveries",
        items,
        item -> !item.path("deliveries").isEmpty() || item.path("otherDeliveries").asInt() > 0);
    text.append("\n");
    table(text, List.of("what would change", "count"), rows);
    suppliers(items, text);
  }

  /** What would change for whom: a line for each supplier and thing that differs. */
  private static void suppliers(JsonNode items, StringBuilder text) {
    List<List<String>> rows =
        stream(items)
            .filter(item -> item.path("changes").asBoolean() && item.hasNonNull("site"))
            .flatMap(
                item ->
                    Stream.of("rating", "findings", "topics", "modules")
                        .filter(what -> differ(what).test(item))
                        .map(what -> supplier(item, what)))
            .sorted(Comparator.comparing(row -> row.get(0)))
            .limit(MOST_SHOWN)
            .toList();
    if (!rows.isEmpty()) {
      text.append("\n");
      table(text, List.of("supplier", "what", "now", "then"), rows);
    }
  }

  private static List<String> supplier(JsonNode item, String what) {
    return List.of(
        item.path("site").asText(),
        what,
        shown(item.path("before").path(what)),
        shown(item.path("after").path(what)));
  }

  private static Predicate<JsonNode> differ(String what) {
    return item ->
        item.path("changes").asBoolean()
            && !Objects.equals(item.path("before").path(what), item.path("after").path(what));
  }

  private static void count(
      List<List<String>> rows, String what, JsonNode items, Predicate<JsonNode> changed) {
    rows.add(List.of(what, Long.toString(stream(items).filter(changed).count())));
  }

  private static void items(JsonNode items, StringBuilder text) {
    List<List<String>> rows =
        stream(items)
            .filter(i -> i.path("changes").asBoolean() || i.path("to").asText().equals("FAILED"))
            .limit(MOST_SHOWN)
            .map(ReplayText::item)
            .toList();
    if (rows.isEmpty()) {
      text.append("\nnone of them would change anything\n");
      return;
    }
    text.append("\n");
    table(text, List.of("id", "from", "to", "findings", "modules", "problems", "detail"), rows);
  }

  private static List<String> item(JsonNode item) {
    return List.of(
        item.path("id").asText(),
        item.path("from").asText(),
        item.path("to").asText(),
        change(item, "findings"),
        change(item, "modules"),
        change(item, "problems"),
        item.path("detail").asText("-"));
  }

  private static String change(JsonNode item, String what) {
    String before = shown(item.path("before").path(what));
    String after = shown(item.path("after").path(what));
    return before.equals(after) ? before : before + " -> " + after;
  }

  static String shown(JsonNode value) {
    return value.isArray()
        ? stream(value).map(JsonNode::asText).collect(Collectors.joining(" "))
        : value.asText("-");
  }

  static String job(JsonNode job) {
    StringBuilder text = new StringBuilder();
    text.append("replay ")
        .append(job.path("id").asText())
        .append(": ")
        .append(job.path("state").asText())
        .append(", ")
        .append(job.path("done").asInt())
        .append(" done, ")
        .append(job.path("failed").asInt())
        .append(" failed, ")
        .append(job.path("left").asInt())
        .append(" left\n");
    if (job.hasNonNull("problem")) {
      text.append(job.path("problem").asText()).append("\n");
    }
    return text.toString();
  }

  static String failures(JsonNode items) {
    StringBuilder text = new StringBuilder();
    for (JsonNode item : items) {
      String id = item.path("exchange").asText(item.path("delivery").asText());
      text.append(id)
          .append(": ")
          .append(item.path("outcome").asText())
          .append(item.hasNonNull("detail") ? ", " + item.path("detail").asText() : "")
          .append("\n");
    }
    return text.toString();
  }

  private static List<List<String>> rows(JsonNode items, String... columns) {
    return stream(items)
        .map(item -> Stream.of(columns).map(c -> item.path(c).asText()).toList())
        .toList();
  }

  static void table(StringBuilder text, List<String> header, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(List.of(header));
    all.addAll(rows);
    text.append(TextTable.of(all));
  }

  private static Stream<JsonNode> stream(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false);
  }
}
