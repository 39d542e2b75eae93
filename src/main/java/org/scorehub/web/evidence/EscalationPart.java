package org.scorehub.web.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.escalation.EscalationCase;
import org.scorehub.web.escalation.EscalationCases;
import org.scorehub.web.escalation.EscalationReads.Escalation;
import org.scorehub.web.escalation.EscalationRemedy;
import org.scorehub.web.escalation.EscalationStep;
import org.scorehub.web.escalation.RemedyEntry;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Escalations that the caller's roles may see, with what people did about them. */
@Component
@Order(5)
class EscalationPart implements EvidencePart {

  private final EscalationCases escalations;

  EscalationPart(EscalationCases escalations) {
    this.escalations = escalations;
  }

  @Override
  public void add(UUID site, EvidenceRows rows) {
    List<EscalationCase> cases = wanted(rows) ? escalations.ofSite(site) : List.of();
    rows.begin(EvidenceSection.ESCALATIONS);
    cases.forEach(found -> addEscalation(found.escalation(), rows));
    rows.begin(EvidenceSection.CLOCKS);
    cases.forEach(found -> addClocks(found, rows));
    rows.begin(EvidenceSection.STEPS);
    cases.forEach(found -> found.steps().forEach(step -> addStep(found, step, rows)));
    rows.begin(EvidenceSection.REMEDIES);
    cases.forEach(found -> found.remedies().forEach(remedy -> addRemedy(found, remedy, rows)));
    rows.begin(EvidenceSection.REMEDY_ENTRIES);
    cases.forEach(
        found ->
            found
                .remedies()
                .forEach(
                    remedy ->
                        remedy.entries().forEach(entry -> addEntry(found, remedy, entry, rows))));
  }

  private static boolean wanted(EvidenceRows rows) {
    return List.of(
            EvidenceSection.ESCALATIONS,
            EvidenceSection.CLOCKS,
            EvidenceSection.STEPS,
            EvidenceSection.REMEDIES,
            EvidenceSection.REMEDY_ENTRIES)
        .stream()
        .anyMatch(rows::wants);
  }

  private static String page(EscalationCase found) {
    return "/escalations/" + found.escalation().id();
  }

  private static void addEscalation(Escalation escalation, EvidenceRows rows) {
    rows.names(escalation.exchangeId());
    rows.add(
        "/escalations/" + escalation.id(),
        escalation.id(),
        escalation.kind(),
        escalation.category(),
        escalation.state(),
        escalation.scheme(),
        escalation.auditNativeId(),
        escalation.findingCode(),
        escalation.topic(),
        escalation.raisedAt(),
        words(escalation.texts()),
        String.join(" ", escalation.visibleTo()),
        escalation.exchangeId());
  }

  private static @Nullable String words(JsonNode texts) {
    String all =
        StreamSupport.stream(texts.spliterator(), false)
            .map(text -> text.path("text").asText())
            .collect(Collectors.joining("\n"));
    return all.isEmpty() ? null : all;
  }

  private static void addClocks(EscalationCase found, EvidenceRows rows) {
    found
        .clocks()
        .forEach(
            running ->
                rows.add(
                    page(found),
                    found.escalation().id(),
                    running.clock().name(),
                    running.clock().dueAt(),
                    running.clock().source(),
                    running.metBy() == null ? null : running.metBy().madeBy(),
                    running.metBy() == null ? null : running.metBy().madeAt()));
  }

  private static void addStep(EscalationCase found, EscalationStep step, EvidenceRows rows) {
    rows.add(
        page(found),
        found.escalation().id(),
        step.act().name(),
        step.clock(),
        step.reason(),
        step.stateBefore(),
        step.stateAfter(),
        step.madeBy(),
        step.madeAt(),
        step.undoneBy(),
        step.undoneAt());
  }

  private static void addRemedy(EscalationCase found, EscalationRemedy remedy, EvidenceRows rows) {
    rows.add(
        page(found),
        found.escalation().id(),
        remedy.id(),
        remedy.kind(),
        remedy.owed(),
        remedy.currency(),
        remedy.workers(),
        remedy.state().name(),
        remedy.paid(),
        remedy.openedBy(),
        remedy.openedAt());
  }

  private static void addEntry(
      EscalationCase found, EscalationRemedy remedy, RemedyEntry entry, EvidenceRows rows) {
    rows.add(
        page(found),
        remedy.id(),
        entry.kind().name(),
        entry.amount(),
        entry.note(),
        entry.fileName(),
        entry.sha256(),
        entry.madeBy(),
        entry.madeAt(),
        entry.undoneBy(),
        entry.undoneAt());
  }
}
