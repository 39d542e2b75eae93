package org.scorehub.web.queue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.scorehub.web.Withheld;
import org.scorehub.web.escalation.EscalationAct;
import org.scorehub.web.escalation.EscalationCase;
import org.scorehub.web.escalation.EscalationDesk;
import org.scorehub.web.escalation.EscalationStep;
import org.scorehub.web.identity.CandidateDecisions;
import org.scorehub.web.identity.CandidateReads;
import org.scorehub.web.reconcile.ReconciliationDesk;
import org.scorehub.web.review.FindingCorrections;
import org.scorehub.web.review.FindingReviewReads;
import org.springframework.stereotype.Component;

/**
 * Decides many items at once, after a preview, each by the same act that its own page has. One that
 * is refused keeps no other from being done.
 */
@Component
class WorkDesk {

  /** Most items at once. */
  static final int MOST = 500;

  /**
   * What somebody wants done.
   *
   * @param value the assignee or the topic; null of acts that need none
   * @param seen what the preview showed of items, where that is kept apart
   */
  record Wanted(
      List<WorkReference> items,
      WorkAct act,
      @Nullable String value,
      @Nullable String reason,
      Map<WorkReference, String> seen) {}

  /**
   * What would become of one item.
   *
   * @param alike how many findings a placement would cover; null of other acts
   * @param matters what would be decided, one by one; empty of other acts
   * @param seen stands for exactly these matters; null of other acts
   * @param problem why nothing would; null if it would be done
   */
  record Planned(
      WorkItem item,
      @Nullable Long alike,
      List<String> matters,
      @Nullable String seen,
      @Nullable String problem) {

    static Planned refused(WorkItem item, @Nullable String problem) {
      return new Planned(item, null, List.of(), null, problem);
    }

    /** It, and what was seen of it, as a form sends it back. */
    public String looked() {
      return item.reference() + "=" + seen;
    }
  }

  /**
   * What became of one item.
   *
   * @param undo names what takes it back; null if it was refused
   * @param problem why it was refused; null if it was done
   */
  record Outcome(WorkReference item, @Nullable String undo, @Nullable String problem) {}

  private final WorkReads reads;
  private final WorkAssignments assignments;
  private final FindingReviewReads findings;
  private final FindingCorrections corrections;
  private final CandidateReads candidates;
  private final CandidateDecisions decisions;
  private final EscalationDesk escalations;
  private final ReconciliationDesk differences;

  WorkDesk(
      WorkReads reads,
      WorkAssignments assignments,
      FindingReviewReads findings,
      FindingCorrections corrections,
      CandidateReads candidates,
      CandidateDecisions decisions,
      EscalationDesk escalations,
      ReconciliationDesk differences) {
    this.reads = reads;
    this.assignments = assignments;
    this.findings = findings;
    this.corrections = corrections;
    this.candidates = candidates;
    this.decisions = decisions;
    this.escalations = escalations;
    this.differences = differences;
  }

  /**
   * What would happen; nothing does. Items that wait no more are left out.
   *
   * @throws IllegalArgumentException if nothing or too much is chosen, or the value is wrong
   */
  List<Planned> preview(Wanted wanted) {
    checkValue(wanted);
    return reads.items(chosen(wanted)).stream().map(item -> planned(item, wanted)).toList();
  }

  private Planned planned(WorkItem item, Wanted wanted) {
    if (!wanted.act().fits(item.kind())) {
      return Planned.refused(item, "It cannot be done with this kind");
    }
    if (wanted.act().reconciles()) {
      return reconciled(item, wanted.act());
    }
    Long alike = wanted.act() == WorkAct.PLACE ? findings.get(item.id()).coveredByUsual() : null;
    return new Planned(item, alike, List.of(), null, null);
  }

  private Planned reconciled(WorkItem item, WorkAct act) {
    try {
      ReconciliationDesk.Plan plan =
          switch (act) {
            case ASK_SITE -> differences.questions(item.id());
            case SAME_ISSUE -> differences.sameIssues(item.id());
            default -> differences.confirmation(item.id());
          };
      return plan.matters().isEmpty()
          ? Planned.refused(item, "Its audits do not differ in severity alone")
          : new Planned(item, null, plan.matters(), plan.seen(), null);
    } catch (Outdated e) {
      return Planned.refused(item, e.getMessage());
    }
  }

  private void checkValue(Wanted wanted) {
    if (wanted.act() == WorkAct.ASSIGN) {
      assignments.person(wanted.value());
    }
    if (wanted.act() == WorkAct.PLACE) {
      corrections.checkedTopic(wanted.value());
    }
  }

  private static Set<WorkReference> chosen(Wanted wanted) {
    Set<WorkReference> chosen = new LinkedHashSet<>(wanted.items());
    if (chosen.isEmpty() || chosen.size() > MOST) {
      throw new IllegalArgumentException("Choose 1 to " + MOST + " items, not " + chosen.size());
    }
    return chosen;
  }

  /** Does it, one item after the other. */
  List<Outcome> act(Wanted wanted) {
    checkValue(wanted);
    List<Outcome> outcomes = new ArrayList<>();
    chosen(wanted).forEach(item -> outcomes.add(tried(item, () -> done(item, wanted))));
    return outcomes;
  }

  private String done(WorkReference item, Wanted wanted) {
    if (!wanted.act().fits(item.kind())) {
      throw new IllegalArgumentException("It cannot be done with this kind");
    }
    return switch (wanted.act()) {
      case ASSIGN -> {
        String before = assignments.assign(item, wanted.value());
        yield "ASSIGN:" + item + ":" + (before == null ? "" : before);
      }
      case PLACE -> "PLACE:" + corrections.placeUsually(item.id(), wanted.value(), wanted.reason());
      case DIFFERENT -> {
        decisions.different(candidates.get(item.id()), wanted.reason());
        yield "DIFFERENT:" + item.id();
      }
      case CONFIRM -> "CONFIRM:" + item.id() + ":" + confirmed(item.id(), wanted.reason());
      case ASK_SITE ->
          "ASK_SITE:"
              + item.id()
              + ":"
              + differences.ask(item.id(), wanted.reason(), seen(wanted, item));
      case SAME_ISSUE ->
          "SAME_ISSUE:"
              + item.id()
              + ":"
              + differences.same(item.id(), wanted.reason(), seen(wanted, item));
      case CONFIRM_GROUND ->
          "CONFIRM_GROUND:" + item.id() + ":" + differences.confirm(item.id(), seen(wanted, item));
    };
  }

  private static @Nullable String seen(Wanted wanted, WorkReference item) {
    return wanted.seen().get(item);
  }

  private UUID confirmed(UUID id, @Nullable String reason) {
    EscalationCase now =
        escalations.act(
            id, new EscalationDesk.Wanted(EscalationAct.CONFIRM, null, reason, "RAISED"));
    EscalationStep last = now.last();
    if (last == null) {
      throw new Outdated("It was taken back at once by somebody else");
    }
    return last.id();
  }

  /**
   * Takes back what {@link #act} did.
   *
   * @param undo as the outcomes name it
   * @return what was refused and why
   */
  List<Outcome> undo(List<String> undo) {
    List<Outcome> outcomes = new ArrayList<>();
    for (String token : undo) {
      String[] parts = token.split(":", -1);
      outcomes.add(tried(subject(parts), () -> undone(parts)));
    }
    return outcomes;
  }

  private static WorkReference subject(String[] parts) {
    try {
      return switch (WorkAct.valueOf(parts[0])) {
        case ASSIGN -> WorkReference.of(parts[1] + ':' + parts[2]);
        case PLACE -> new WorkReference(WorkKind.FINDING, UUID.fromString(parts[1]));
        case DIFFERENT -> new WorkReference(WorkKind.SITE_PAIR, UUID.fromString(parts[1]));
        case CONFIRM -> new WorkReference(WorkKind.ESCALATION, UUID.fromString(parts[1]));
        case ASK_SITE, SAME_ISSUE ->
            new WorkReference(WorkKind.CONTRADICTION, UUID.fromString(parts[1]));
        case CONFIRM_GROUND ->
            new WorkReference(WorkKind.STALE_DECISION, UUID.fromString(parts[1]));
      };
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("undo must be as the queue gave it", e);
    }
  }

  private String undone(String[] parts) {
    WorkReference subject = subject(parts);
    switch (WorkAct.valueOf(parts[0])) {
      case ASSIGN -> assignments.assign(subject, parts[3]);
      case PLACE -> corrections.takeBack(subject.id());
      case DIFFERENT -> candidates.reopen(candidates.get(subject.id()));
      case CONFIRM -> escalations.undo(subject.id(), UUID.fromString(parts[2]));
      case ASK_SITE, SAME_ISSUE -> differences.undoAll(subject.id(), UUID.fromString(parts[2]));
      case CONFIRM_GROUND -> differences.undo(UUID.fromString(parts[2]));
    }
    return "";
  }

  private static Outcome tried(WorkReference item, Supplier<String> work) {
    try {
      return new Outcome(item, work.get(), null);
    } catch (NotVisible e) {
      return new Outcome(item, null, "It waits no more");
    } catch (Outdated | Withheld | IllegalArgumentException e) {
      return new Outcome(item, null, e.getMessage());
    }
  }
}
