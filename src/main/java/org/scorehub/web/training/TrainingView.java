package org.scorehub.web.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.training.SiteTraining.PlannedProject;

/** A site's training as its page shows it: a row a module, the visits, the plan, the indicators. */
public record TrainingView(
    List<Module> modules, List<JsonNode> visits, List<PlannedProject> plan, List<SiteKpi> kpis) {

  private static final String RECOMMENDED = "RECOMMENDED";

  /**
   * One module at one site.
   *
   * @param steps states that its enrolment was told to have, oldest first
   */
  public record Module(
      String code,
      @Nullable String state,
      @Nullable String enrolledOn,
      @Nullable String completedOn,
      int visits,
      @Nullable String lastVisit,
      long projects,
      List<SiteTraining.Step> steps) {}

  public static TrainingView of(SiteTraining.Progress progress) {
    TreeSet<String> codes = new TreeSet<>(progress.recommended());
    progress.enrolments().forEach(e -> codes.add(text(e, "module", "")));
    progress.visits().forEach(v -> codes.add(text(v, "module", "")));
    progress.improvementProjects().forEach(p -> codes.add(text(p, "module", "")));
    codes.remove("");
    return new TrainingView(
        codes.stream().map(code -> module(code, progress)).toList(),
        progress.visits().stream().filter(v -> v.hasNonNull("visitedOn")).toList(),
        progress.plan(),
        progress.kpis());
  }

  private static Module module(String code, SiteTraining.Progress progress) {
    List<JsonNode> visits = of(progress.visits(), code);
    JsonNode enrolment =
        of(progress.enrolments(), code).stream().reduce((older, newer) -> newer).orElse(null);
    String state = textOrNull(enrolment, "state");
    return new Module(
        code,
        enrolment == null && progress.recommended().contains(code) ? RECOMMENDED : state,
        textOrNull(enrolment, "enrolledOn"),
        textOrNull(enrolment, "completedOn"),
        visits.size(),
        visits.stream()
            .map(visit -> text(visit, "visitedOn", ""))
            .max(Comparator.naturalOrder())
            .orElse(null),
        of(progress.improvementProjects(), code).size(),
        steps(textOrNull(enrolment, "nativeId"), progress));
  }

  private static List<SiteTraining.Step> steps(
      @Nullable String enrolment, SiteTraining.Progress progress) {
    return progress.steps().stream().filter(s -> s.enrolment().equals(enrolment)).toList();
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
