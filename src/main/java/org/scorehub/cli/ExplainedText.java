package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What a hub explains of a value of the past, for a terminal: a line for each place. */
final class ExplainedText {

  private static final String NOTHING = "nothing";

  private ExplainedText() {}

  static String of(JsonNode explained) {
    JsonNode why = explained.path("explanation");
    StringBuilder text = new StringBuilder();
    text.append(why.path("path").asText()).append(" = ").append(value(why.path("value")));
    text.append('\n');
    line("", why.path("answer").asText(), text);
    why.path("sources").forEach(source -> line("from", source(source), text));
    why.path("steps").forEach(step -> step(step, text));
    if (why.path("written").hasNonNull("file")) {
      JsonNode written = why.path("written");
      line("written", place(written) + "  " + written.path("expression").asText(""), text);
    }
    why.path("rows").forEach(row -> line("row", row(row), text));
    why.path("problems").forEach(problem -> line("problem", problem(problem), text));
    line("bundle", explained.path("bundleId").asText(), text);
    if (explained.hasNonNull("rules")) {
      line("rules", explained.path("rules").asText(), text);
    }
    explained.path("earlier").forEach(earlier -> line("before", earlier(earlier), text));
    return text.toString();
  }

  private static void line(String label, String content, StringBuilder text) {
    text.append(String.format(Locale.ROOT, "  %-8s %s", label, content).stripTrailing());
    text.append('\n');
  }

  private static String source(JsonNode source) {
    StringBuilder text = new StringBuilder(source.path("path").asText());
    text.append(source.hasNonNull("value") ? " = " + source.path("value") : ": not there");
    append(", sheet ", source.path("sheet"), text);
    append(", line ", source.path("line"), text);
    append(", column ", source.path("column"), text);
    append(", byte ", source.path("offset"), text);
    return text.toString();
  }

  private static void append(String label, JsonNode value, StringBuilder text) {
    if (value.isValueNode() && !value.isNull()) {
      text.append(label).append(value.asText());
    }
  }

  private static void step(JsonNode step, StringBuilder text) {
    String gave = step.hasNonNull("result") ? step.path("result").asText() : NOTHING;
    line("through", step.path("function").asText() + " gave " + gave + " at " + place(step), text);
    if (step.hasNonNull("row")) {
      line("  row", row(step.path("row")), text);
    }
  }

  private static String row(JsonNode row) {
    StringBuilder cells = new StringBuilder(place(row)).append(' ');
    row.path("cells")
        .properties()
        .forEach(c -> cells.append(' ').append(c.getKey()).append(' ').append(c.getValue()));
    return cells.toString();
  }

  private static String problem(JsonNode problem) {
    return problem.path("code").asText() + ": " + problem.path("message").asText();
  }

  private static String earlier(JsonNode earlier) {
    return earlier.path("at").asText()
        + "  "
        + value(earlier.path("value"))
        + "  "
        + earlier.path("document").asText();
  }

  private static String value(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? NOTHING : value.toString();
  }

  private static String place(JsonNode at) {
    return at.path("file").asText() + ':' + at.path("line").asText();
  }
}
