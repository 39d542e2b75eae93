package org.scorehub.web.escalation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.escalation.EscalationReads.Clock;
import org.scorehub.web.escalation.EscalationReads.Escalation;

/**
 * An escalation with all that people did about it.
 *
 * @param siteName as the organisation knows it; null if it has no name or no site is known
 * @param steps first to last, those taken back among them
 */
public record EscalationCase(
    @JsonUnwrapped Escalation escalation,
    @Nullable String siteName,
    List<EscalationStep> steps,
    List<EscalationRemedy> remedies) {

  /**
   * A deadline and what became of it.
   *
   * @param metBy the step that says so; null while it runs
   */
  public record RunningClock(Clock clock, @Nullable EscalationStep metBy) {

    /** True if it was met too late, or is not met and the time is over. */
    public boolean isLate(Instant now) {
      Instant due = clock.dueAt();
      return due != null && due.isBefore(metBy == null ? now : metBy.madeAt());
    }
  }

  public EscalationCase {
    steps = List.copyOf(steps);
    remedies = List.copyOf(remedies);
  }

  /** Its deadlines, the earliest first; those of an earlier raising do not count as met. */
  @JsonIgnore
  public List<RunningClock> clocks() {
    return escalation.clocks().stream()
        .sorted(Comparator.comparing(Clock::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
        .map(clock -> new RunningClock(clock, met(clock).orElse(null)))
        .toList();
  }

  private Optional<EscalationStep> met(Clock clock) {
    return steps.stream()
        .filter(step -> step.stands() && step.act() == EscalationAct.CLOCK_MET)
        .filter(step -> clock.name().equals(step.clock()))
        .filter(step -> !step.madeAt().isBefore(escalation.raisedAt()))
        .findFirst();
  }

  /** The latest act that stands; only this one can be taken back. Null if there is none. */
  @JsonIgnore
  public @Nullable EscalationStep last() {
    return steps.stream().filter(EscalationStep::stands).reduce((one, later) -> later).orElse(null);
  }

  /** Remedies that keep it from being resolved. */
  @JsonIgnore
  public List<EscalationRemedy> owing() {
    return remedies.stream().filter(remedy -> !remedy.closed()).toList();
  }
}
