package org.scorehub.cli;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.explain.Explanation;
import org.scorehub.connector.explain.Reach;
import org.scorehub.connector.explain.Source;
import org.scorehub.mapping.Origin;
import org.scorehub.mapping.Step;
import org.scorehub.mapping.UsedRow;

/** Explanations for a terminal: a line for each place, with its file and line. */
final class ExplanationText {

  private static final int WIDEST = 100;

  private ExplanationText() {}

  static String of(Explanation explanation) {
    StringBuilder text = new StringBuilder();
    text.append(explanation.path())
        .append(
            explanation.value() == null
                ? ": nothing"
                : " = " + shown(explanation.value().toString()))
        .append('\n');
    line("", explanation.answer(), text);
    explanation.sources().forEach(source -> line("from", of(source), text));
    explanation.steps().forEach(step -> step(step, text));
    if (explanation.written() != null) {
      line("written", of(explanation.written()), text);
    }
    explanation.rows().forEach(row -> line("row", of(row), text));
    explanation.problems().forEach(problem -> line("problem", of(problem), text));
    return text.append('\n').toString();
  }

  static String of(Reach reach) {
    StringBuilder text = new StringBuilder(of(reach.of())).append('\n');
    line("", reach.answer(), text);
    reach
        .decides()
        .forEach(
            decided ->
                line(
                    "decides",
                    decided.entries()
                        ? "how many entries " + decided.path() + " has"
                        : decided.path()
                            + (decided.value() == null
                                ? ": nothing"
                                : " = " + shown(decided.value().toString())),
                    text));
    return text.append('\n').toString();
  }

  /** A problem on one line. */
  static String of(Problem problem) {
    return (problem.blocking() ? "blocking " : "")
        + problem.code()
        + ": "
        + problem.message()
        + (problem.path() == null ? "" : " At " + problem.path())
        + place(problem.sheet(), positive(problem.line()), positive(problem.column()), null)
        + (problem.mappingFile() == null
            ? ""
            : " [" + problem.mappingFile() + ":" + problem.mappingLine() + "]");
  }

  private static @Nullable Integer positive(int number) {
    return number > 0 ? number : null;
  }

  private static String of(Source source) {
    return source.path()
        + (source.value() == null ? ": not there" : " = \"" + shown(source.value()) + "\"")
        + place(source.sheet(), source.line(), source.column(), source.offset());
  }

  private static String place(
      @Nullable String sheet,
      @Nullable Integer line,
      @Nullable Integer column,
      @Nullable Long offset) {
    return (sheet == null ? "" : ", sheet " + sheet)
        + (line == null ? "" : ", line " + line)
        + (column == null ? "" : ", column " + column)
        + (offset == null ? "" : ", byte " + offset);
  }

  private static void step(Step step, StringBuilder text) {
    String inputs =
        step.inputs().stream()
            .map(input -> input.value() == null ? "nothing" : "\"" + shown(input.value()) + "\"")
            .collect(Collectors.joining(", "));
    line(
        "through",
        step.function()
            + "("
            + inputs
            + ") gave "
            + (step.result() == null ? "nothing" : shown(step.result()))
            + (step.pattern() == null ? "" : ", read as " + step.pattern())
            + " at "
            + step.file()
            + ":"
            + step.line(),
        text);
    if (step.row() != null) {
      line("  row", of(step.row()), text);
    }
  }

  private static String of(Origin origin) {
    return switch (origin.found()) {
      case COMPUTED -> "computed; its line was not found";
      case WRITTEN, WITHIN, EMPTY ->
          origin.file()
              + ":"
              + origin.line()
              + (origin.expression() == null ? "" : "  " + shown(origin.expression()));
      case UNWRITTEN, NO_ENTRY ->
          origin.file() == null
              ? "nowhere"
              : "nowhere; nearest is " + origin.file() + ":" + origin.line();
    };
  }

  private static String of(UsedRow row) {
    return row.file()
        + ":"
        + row.line()
        + "  "
        + row.cells().entrySet().stream()
            .map(cell -> cell.getKey() + " " + shown(cell.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static void line(String what, String said, StringBuilder text) {
    text.append("  %-9s".formatted(what)).append(said.replaceAll("\\R", " ")).append('\n');
  }

  private static String shown(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST) + "…";
  }
}
