package org.scorehub.reconcile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Verdict;

/**
 * Whether the audits of a site answer a topic on a day, and what they say.
 *
 * @param says what they say together: a finding left open before one that was closed, that before
 *     nothing found; null unless answered
 * @param contradicting whether one left open what another closed or did not find, and nobody has
 *     accepted one of them
 * @param audits those that answer, the latest first; where none does, those that did or will
 * @param until last day on which it is answered; null if the end is open. Where the audits have run
 *     out, the last day on which it was; null where none ever answered
 * @param verdict what people decided on the topic; null if nothing
 */
public record TopicAnswer(
    String topic,
    State state,
    @Nullable Says says,
    boolean contradicting,
    List<Source> audits,
    @Nullable LocalDate until,
    @Nullable Verdict verdict) {

  /** Whether a topic is answered, and why not. */
  public enum State {
    ANSWERED,
    /** Audits answer it, and a person holds none of them for right. */
    DISPUTED,
    /** Only audits that have run out answered it. */
    RUN_OUT,
    /** Only audits that do not hold yet answer it. */
    AHEAD,
    /** No audit speaks of it. */
    NOT_ASKED
  }

  /**
   * An audit that answers.
   *
   * @param day last day on site; null if not known
   * @param until last day on which it holds; null if the end is open
   */
  public record Source(
      AuditRef ref,
      UUID exchangeId,
      @Nullable LocalDate day,
      @Nullable LocalDate until,
      Says says) {

    static Source of(Cell cell) {
      AuditColumn column = cell.column();
      return new Source(
          column.ref(), column.exchangeId(), column.day(), column.validity().until(), cell.says());
    }
  }

  public TopicAnswer {
    audits = List.copyOf(audits);
  }

  public boolean isAnswered() {
    return state == State.ANSWERED;
  }

  /** Last day on site of the latest audit that answers; empty if not known or not answered. */
  public Optional<LocalDate> answeredOn() {
    return isAnswered()
        ? audits.stream().map(Source::day).filter(Objects::nonNull).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** Whether it is answered now and is not any more within days, if nothing new comes. */
  public boolean runsOutBy(LocalDate day) {
    return isAnswered() && until != null && until.isBefore(day);
  }
}
