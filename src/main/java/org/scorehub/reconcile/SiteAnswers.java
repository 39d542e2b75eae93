package org.scorehub.reconcile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Verdict;

/**
 * Which topics the audits of one site answer on a day. An audit answers a topic where it found
 * something there, or looked and found nothing; an audit and its follow-ups are one voice, the last
 * of them that spoke and holds. A dispute takes the answer away until it is undone; an accepted
 * audit speaks alone as long as it holds. For one thread.
 */
public final class SiteAnswers {

  private static final Comparator<Cell> LATEST =
      Comparator.comparing(
              (Cell cell) -> cell.column().day(), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Cell::audit)
          .reversed();

  private final TopicRows rows;
  private final SiteDecisions decisions;
  private final LocalDate on;
  private final Map<String, TopicAnswer> answers = new HashMap<>();

  private SiteAnswers(TopicRows rows, SiteDecisions decisions, LocalDate on) {
    this.rows = rows;
    this.decisions = decisions;
    this.on = on;
  }

  /**
   * Prepares the answers.
   *
   * @param asked which topics audits set out to look at; may serve many sites
   * @param on the day that validity is judged by; may lie ahead
   */
  public static SiteAnswers of(
      SiteHoldings site,
      SiteDecisions decisions,
      TopicsAsked asked,
      ReconcileTables tables,
      LocalDate on) {
    Columns columns = new Columns(site.audits(), tables, asked, on);
    return new SiteAnswers(
        new TopicRows(site, columns.all(), columns.audits(), asked, Withholding.NONE),
        decisions,
        on);
  }

  /** The day that validity is judged by. */
  public LocalDate on() {
    return on;
  }

  /** Whether a topic is answered. */
  public TopicAnswer answer(String topic) {
    return answers.computeIfAbsent(topic, this::find);
  }

  private TopicAnswer find(String topic) {
    List<Cell> spoken = rows.cells(topic).stream().filter(Cell::speaks).toList();
    RowDecision decision = decisions.of(topic).orElse(null);
    Verdict verdict = decision == null ? null : decision.verdict();
    List<Cell> voices = voices(spoken);
    if (voices.isEmpty()) {
      return unanswered(topic, spoken, verdict);
    }
    if (verdict == Verdict.DISPUTE) {
      return new TopicAnswer(
          topic, TopicAnswer.State.DISPUTED, null, false, sources(voices), null, verdict);
    }
    return answered(topic, accepted(voices, decision), verdict);
  }

  private static List<Cell> voices(List<Cell> spoken) {
    Map<AuditRef, Cell> last = new LinkedHashMap<>();
    spoken.stream()
        .filter(cell -> cell.column().isRelied())
        .forEach(cell -> last.put(cell.column().first(), cell));
    return List.copyOf(last.values());
  }

  private static List<Cell> accepted(List<Cell> voices, @Nullable RowDecision decision) {
    List<Cell> chosen =
        voices.stream()
            .filter(cell -> decision != null && cell.audit().equals(decision.accepted()))
            .toList();
    return chosen.isEmpty() ? voices : chosen;
  }

  private static TopicAnswer answered(String topic, List<Cell> voices, @Nullable Verdict verdict) {
    Set<Says> said =
        voices.stream()
            .map(Cell::says)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Says.class)));
    return new TopicAnswer(
        topic,
        TopicAnswer.State.ANSWERED,
        said.iterator().next(),
        said.contains(Says.FOUND) && said.size() > 1,
        sources(voices),
        end(voices),
        verdict);
  }

  private TopicAnswer unanswered(String topic, List<Cell> spoken, @Nullable Verdict verdict) {
    List<Cell> over = spoken.stream().filter(c -> c.column().validity().isOver(on)).toList();
    if (over.isEmpty()) {
      TopicAnswer.State state =
          spoken.isEmpty() ? TopicAnswer.State.NOT_ASKED : TopicAnswer.State.AHEAD;
      return new TopicAnswer(topic, state, null, false, sources(spoken), null, verdict);
    }
    return new TopicAnswer(
        topic, TopicAnswer.State.RUN_OUT, null, false, sources(over), end(over), verdict);
  }

  private static List<TopicAnswer.Source> sources(Collection<Cell> cells) {
    return cells.stream().sorted(LATEST).map(TopicAnswer.Source::of).toList();
  }

  private static @Nullable LocalDate end(Collection<Cell> cells) {
    List<LocalDate> ends =
        cells.stream()
            .map(cell -> cell.column().validity().until())
            .filter(Objects::nonNull)
            .toList();
    return ends.size() < cells.size() ? null : ends.stream().max(LocalDate::compareTo).orElse(null);
  }
}
