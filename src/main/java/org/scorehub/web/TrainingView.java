package org.scorehub.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A site's training as its page shows it: a row a module, a series an indicator. */
record TrainingView(List<Module> modules, List<Series> kpis, List<JsonNode> projects) {

  /** One module at one site. */
  record Module(
      String code,
      @Nullable String state,
      @Nullable String enrolledOn,
      @Nullable String completedOn,
      int visits,
      @Nullable String lastVisit,
      long projects) {}

  /** Readings of one indicator, oldest first. */
  record Series(String kpi, String unit, List<Reading> readings) {}

  /** One value at the end of its period. */
  record Reading(String periodUntil, double value, boolean baseline) {}

  static TrainingView of(SiteTraining.Progress progress) {
    TreeSet<String> codes = new TreeSet<>();
    progress.enrolments().forEach(e -> codes.add(text(e, "module", "")));
    progress.visits().forEach(v -> codes.add(text(v, "module", "")));
    progress.improvementProjects().forEach(p -> codes.add(text(p, "module", "")));
    codes.remove("");
    return new TrainingView(
        codes.stream().map(code -> module(code, progress)).toList(),
        series(progress.kpiReadings()),
        progress.improvementProjects());
  }

  private static Module module(String code, SiteTraining.Progress progress) {
    List<JsonNode> visits = of(progress.visits(), code);
    JsonNode enrolment =
        of(progress.enrolments(), code).stream().reduce((older, newer) -> newer).orElse(null);
    return new Module(
        code,
        textOrNull(enrolment, "state"),
        textOrNull(enrolment, "enrolledOn"),
        textOrNull(enrolment, "completedOn"),
        visits.size(),
        visits.stream()
            .map(visit -> text(visit, "visitedOn", ""))
            .max(Comparator.naturalOrder())
            .orElse(null),
        of(progress.improvementProjects(), code).size());
  }

  private static List<Series> series(List<JsonNode> readings) {
    Map<String, List<JsonNode>> byKpi = new LinkedHashMap<>();
    readings.forEach(r -> byKpi.computeIfAbsent(key(r), k -> new ArrayList<>()).add(r));
    return byKpi.values().stream().map(TrainingView::oneSeries).toList();
  }

  private static String key(JsonNode reading) {
    return text(reading, "kpi", "") + '|' + text(reading, "unit", "");
  }

  private static Series oneSeries(List<JsonNode> readings) {
    JsonNode any = readings.get(0);
    return new Series(
        text(any, "kpi", ""),
        text(any, "unit", ""),
        readings.stream().map(TrainingView::reading).toList());
  }

  private static Reading reading(JsonNode reading) {
    return new Reading(
        text(reading, "periodUntil", ""),
        reading.path("value").asDouble(),
        reading.path("baseline").asBoolean());
  }

  private static List<JsonNode> of(List<JsonNode> records, String module) {
    return records.stream().filter(r -> module.equals(text(r, "module", ""))).toList();
  }

  private static String text(JsonNode node, String field, String otherwise) {
    String value = textOrNull(node, field);
    return value == null ? otherwise : value;
  }

  private static @Nullable String textOrNull(@Nullable JsonNode node, String field) {
    return node == null || node.path(field).isMissingNode() || node.path(field).isNull()
        ? null
        : node.path(field).asText();
  }
}
