package org.scorehub.web.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.RulesInUse;
import org.scorehub.web.recommendation.RecommendationApprovals;
import org.scorehub.web.recommendation.RecommendationView;
import org.scorehub.web.training.SiteKpi;
import org.scorehub.web.training.SiteTraining;
import org.scorehub.web.training.TrainingView;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What training is recommended and why, and, as far as consent reaches, what came of it. */
@Component
@Order(6)
class TrainingPart implements EvidencePart {

  private final SiteTraining training;
  private final RecommendationApprovals approvals;
  private final RulesInUse rules;

  TrainingPart(SiteTraining training, RecommendationApprovals approvals, RulesInUse rules) {
    this.training = training;
    this.approvals = approvals;
    this.rules = rules;
  }

  @Override
  public void add(UUID site, EvidenceRows rows) {
    String page = "/sites/" + site;
    rows.begin(EvidenceSection.RECOMMENDATIONS);
    training
        .recommendations(site)
        .map(stored -> RecommendationView.of(stored, rules.rules()))
        .ifPresent(
            view ->
                view.modules().forEach(module -> addModule(page + "#recommended", module, rows)));
    rows.begin(EvidenceSection.APPROVALS);
    approvals
        .ofSite(site)
        .forEach(
            a ->
                rows.add(
                    page + "#recommended",
                    a.id(),
                    a.providerName(),
                    a.note(),
                    a.approvedBy(),
                    a.approvedAt(),
                    a.withdrawnBy(),
                    a.withdrawnAt(),
                    a.delivery(),
                    a.deliveredAt()));
    addTraining(page + "#training", training.progress(site), rows);
  }

  private static void addModule(String page, RecommendationView.Module module, EvidenceRows rows) {
    module
        .reasons()
        .forEach(
            reason ->
                rows.add(
                    page,
                    module.module(),
                    module.rank(),
                    module.role(),
                    module.score(),
                    reason.topic(),
                    reason.scheme(),
                    reason.nativeCode(),
                    reason.explanation(),
                    reason.rule(),
                    reason.points(),
                    module.catalogueVersion()));
  }

  private static void addTraining(String page, SiteTraining.Progress progress, EvidenceRows rows) {
    TrainingView view = TrainingView.of(progress);
    rows.begin(EvidenceSection.TRAINING);
    view.modules()
        .forEach(
            m ->
                rows.add(
                    page,
                    m.code(),
                    m.state(),
                    day(m.enrolledOn()),
                    day(m.completedOn()),
                    m.visits(),
                    day(m.lastVisit()),
                    m.projects()));
    rows.begin(EvidenceSection.VISITS);
    view.visits().forEach(visit -> addVisit(page, visit, rows));
    rows.begin(EvidenceSection.PROJECTS);
    view.plan().forEach(planned -> addProject(page, planned, rows));
    rows.begin(EvidenceSection.KPIS);
    view.kpis().forEach(kpi -> addKpi(page, kpi, rows));
    rows.begin(EvidenceSection.READINGS);
    view.kpis().forEach(kpi -> kpi.readings().forEach(r -> addReading(page, kpi, r, rows)));
  }

  private static void addVisit(String page, JsonNode visit, EvidenceRows rows) {
    String words =
        StreamSupport.stream(visit.path("summary").spliterator(), false)
            .map(text -> text.path("text").asText())
            .collect(Collectors.joining("\n"));
    rows.add(
        page,
        text(visit, "module"),
        visit.path("number").isNumber() ? visit.path("number").asLong() : null,
        day(text(visit, "visitedOn")),
        words.isEmpty() ? null : words,
        words.isEmpty() ? null : text(visit.path("summary").path(0), "language"));
  }

  private static void addProject(
      String page, SiteTraining.PlannedProject planned, EvidenceRows rows) {
    JsonNode project = planned.project();
    List<String> issues =
        planned.issues().stream()
            .map(issue -> issue.scheme() + ' ' + issue.nativeCode() + ' ' + issue.topic())
            .toList();
    rows.add(
        page,
        text(project, "module"),
        text(project, "title"),
        text(project, "state"),
        day(text(project, "startedOn")),
        day(text(project, "dueOn")),
        day(text(project, "evidenceOn")),
        issues.isEmpty() ? null : String.join("\n", issues));
  }

  private static void addKpi(String page, SiteKpi kpi, EvidenceRows rows) {
    SiteKpi.Change change = kpi.change();
    rows.add(
        page,
        kpi.kpi(),
        kpi.unit(),
        kpi.better(),
        change == null ? null : change.before(),
        change == null ? null : change.after(),
        change == null ? null : change.absolute(),
        change == null ? null : change.percent(),
        change == null ? null : change.outcome(),
        change == null ? null : change.sinceBaseline() ? "BASELINE" : "FIRST_PERIOD",
        kpi.reason());
  }

  private static void addReading(
      String page, SiteKpi kpi, SiteKpi.Reading reading, EvidenceRows rows) {
    rows.add(
        page,
        kpi.kpi(),
        reading.periodFrom(),
        reading.periodUntil(),
        reading.value(),
        kpi.unit(),
        reading.given(),
        reading.baseline() ? "BASELINE" : null);
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.path(field).asText() : null;
  }

  private static @Nullable LocalDate day(@Nullable String iso) {
    return iso == null ? null : LocalDate.parse(iso);
  }
}
