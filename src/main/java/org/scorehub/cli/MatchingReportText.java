package org.scorehub.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of {@code eval matching} for a terminal. */
final class MatchingReportText {

  private final StringBuilder text = new StringBuilder();

  /** All figures of one way of asking. */
  static String of(AnsweredFinding.Given given, MatchingMeasure all, boolean byCode) {
    MatchingReportText report = new MatchingReportText();
    report.add(given, all, byCode);
    return report.text.toString();
  }

  private void add(AnsweredFinding.Given given, MatchingMeasure all, boolean byCode) {
    MatchingMeasure plain = all.where(answer -> !answer.label().ambiguous());
    MatchingMeasure ambiguous = all.where(answer -> answer.label().ambiguous());
    text.append("== ").append(given.words()).append(": ").append(plain.size());
    text.append(" unambiguous findings\n");
    headline(plain, ambiguous);
    languages(plain);
    if (byCode) {
      groups("by code", plain.by(answer -> code(given, answer)));
    }
    classes(plain);
    confusion(plain);
    confidences(plain);
    text.append('\n');
  }

  private void headline(MatchingMeasure plain, MatchingMeasure ambiguous) {
    table(
        List.of(
            List.of("accuracy", plain.right().toString()),
            List.of("macro-F1", figure(plain.macroF1())),
            List.of("missed escalations", plain.missedEscalations().toString()),
            List.of("false escalations", plain.falseEscalations().toString()),
            List.of("ambiguous ones apart", ambiguous.right().toString())));
  }

  private void languages(MatchingMeasure plain) {
    Map<String, MatchingMeasure> languages = plain.by(answer -> answer.label().language());
    groups("by language", languages);
    if (languages.size() > 1) {
      MatchingMeasure others = plain.where(answer -> !answer.label().language().equals("en"));
      table(List.of(List.of("all but en", others.right().toString())));
    }
  }

  private void groups(String title, Map<String, MatchingMeasure> groups) {
    List<List<String>> rows = new ArrayList<>();
    groups.forEach(
        (name, measure) ->
            rows.add(
                List.of(
                    name,
                    measure.size() < MatchingMeasure.ENOUGH
                        ? "not measured, only " + measure.size()
                        : measure.right().toString())));
    section(title, rows);
  }

  private void classes(MatchingMeasure plain) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("answer", "F1", "found", "right"));
    for (MatchingMeasure.OfClass of : plain.classes()) {
      rows.add(List.of(of.name(), figure(of.f1()), of.found().toString(), of.right().toString()));
    }
    section("by answer (found: of those labelled so; right: of those answered so)", rows);
  }

  private void confusion(MatchingMeasure plain) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("label"));
    head.addAll(LabelledFinding.CLASSES);
    rows.add(head);
    for (String label : LabelledFinding.CLASSES) {
      List<String> row = new ArrayList<>(List.of(label));
      LabelledFinding.CLASSES.forEach(
          answer -> row.add(Integer.toString(plain.confused(label, answer))));
      rows.add(row);
    }
    section("label (down) and answer (across)", rows);
  }

  private void confidences(MatchingMeasure plain) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("person below", "share to a person", "the rest is right"));
    for (MatchingMeasure.AtConfidence at : plain.confidences()) {
      rows.add(
          List.of(
              String.format(Locale.ROOT, "%.2f", at.confidence()),
              at.toPerson().toString(),
              at.restRight().toString()));
    }
    section("a person looks", rows);
  }

  private static String code(AnsweredFinding.Given given, AnsweredFinding answer) {
    String code =
        given == AnsweredFinding.Given.WITH_CLAUSE
            ? answer.label().etiClause()
            : answer.label().amforiPa();
    return code == null ? "none" : code;
  }

  private void section(String title, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      text.append("-- ").append(title).append('\n');
      table(rows);
    }
  }

  private void table(List<List<String>> rows) {
    text.append(TextTable.of(rows));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
