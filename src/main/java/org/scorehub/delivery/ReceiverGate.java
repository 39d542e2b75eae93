package org.scorehub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.DeliveryPolicy;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Decides whether an attempt at a receiver may begin, by the state that all instances share:
 * pauses, what the receiver asked for, its breaker and its budgets. All times are the database's.
 */
@Component
final class ReceiverGate {

  /** Longer than any attempt takes; a probe that is cut off is followed by another after this. */
  static final Duration PROBE = Duration.ofSeconds(60);

  /** Whether something may be sent to a receiver {@code r}, without asking its budgets. */
  static final String OPEN =
      """
      r.paused_at IS NULL AND coalesce(r.not_before <= clock_timestamp(), true)
      AND coalesce(r.probe_at <= clock_timestamp(), true)\
      """;

  private static final Logger log = LoggerFactory.getLogger(ReceiverGate.class);
  private static final int MAX_FAILURE = 500;

  private record State(boolean open, boolean tripped, Instant now) {
    static State from(ResultSet row, int number) throws SQLException {
      return new State(row.getBoolean(1), row.getBoolean(2), SqlTimes.instant(row, 3));
    }
  }

  private final JdbcTemplate jdbc;
  private final Policies policies;
  private final SendBudget budget;

  ReceiverGate(PipelineDatabase database, Policies policies) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.policies = policies;
    this.budget = new SendBudget(jdbc);
  }

  /** Whether anything may be sent to the receiver, as far as that can be said without a turn. */
  boolean isOpen(Lane lane) {
    return state(lane.buyer(), lane.connector()).stream().anyMatch(State::open);
  }

  /**
   * Takes a turn for one attempt, in the transaction that notes it: the receiver's row stays locked
   * until then, so that turns are taken one after the other by all instances.
   *
   * @param retry whether it repeats an earlier attempt
   */
  Turn take(String buyer, String connector, boolean retry) {
    jdbc.query(
        "SELECT 1 FROM receiver_state WHERE buyer = ? AND connector = ? FOR UPDATE",
        row -> {},
        buyer,
        connector);
    List<State> known = state(buyer, connector);
    if (known.isEmpty() || !known.get(0).open()) {
      return new Turn.Held();
    }
    return take(buyer, connector, retry, known.get(0));
  }

  private Turn take(String buyer, String connector, boolean retry, State state) {
    DeliveryPolicy policy = policies.of(connector);
    Optional<Instant> full = budget.ratesFull(buyer, connector, policy, state.now());
    if (full.isPresent()) {
      hold(buyer, connector, full.get());
      return new Turn.Held();
    }
    Optional<Instant> spent =
        retry ? budget.retriesFull(buyer, connector, policy, state.now()) : Optional.empty();
    if (spent.isPresent()) {
      return new Turn.NoRetry(spent.get());
    }
    if (state.tripped()) {
      probe(buyer, connector);
    }
    budget.count(buyer, connector, policy, retry, state.now());
    return new Turn.Granted();
  }

  private List<State> state(String buyer, String connector) {
    return jdbc.query(
        "SELECT "
            + OPEN
            + ", r.tripped_at IS NOT NULL, clock_timestamp() FROM receiver_state r"
            + " WHERE r.buyer = ? AND r.connector = ?",
        State::from,
        buyer,
        connector);
  }

  private void hold(String buyer, String connector, Instant until) {
    jdbc.update(
        "UPDATE receiver_state SET not_before = ?, held_by = 'RATE'"
            + " WHERE buyer = ? AND connector = ?",
        SqlTimes.of(until),
        buyer,
        connector);
  }

  private void probe(String buyer, String connector) {
    jdbc.update(
        "UPDATE receiver_state SET probe_at = clock_timestamp() + ?::interval"
            + " WHERE buyer = ? AND connector = ?",
        SqlTimes.interval(PROBE),
        buyer,
        connector);
  }

  /** Notes what an attempt says of the receiver. An answer of any kind closes its breaker. */
  void answered(String buyer, String connector, Answer answer) {
    if (answer instanceof Answer.Unavailable unavailable) {
      failed(buyer, connector, unavailable);
    } else {
      jdbc.update(
          """
          UPDATE receiver_state SET failures = 0, tripped_at = NULL, probe_at = NULL
           WHERE buyer = ? AND connector = ? AND (failures > 0 OR tripped_at IS NOT NULL)\
          """,
          buyer,
          connector);
    }
  }

  private void failed(String buyer, String connector, Answer.Unavailable answer) {
    DeliveryPolicy.Breaker breaker = policies.of(connector).breaker();
    boolean trips =
        jdbc.query(
                """
                UPDATE receiver_state SET failures = failures + 1, last_failure = ?,
                       last_failure_at = clock_timestamp()
                 WHERE buyer = ? AND connector = ? RETURNING failures >= ? OR tripped_at IS NOT NULL\
                """,
                (row, n) -> row.getBoolean(1),
                shortened(answer.detail()),
                buyer,
                connector,
                breaker.failures())
            .contains(true);
    if (trips) {
      trip(buyer, connector, breaker);
    }
    leaveAlone(buyer, connector, answer.retryAfter());
  }

  private void trip(String buyer, String connector, DeliveryPolicy.Breaker breaker) {
    jdbc.update(
        """
        UPDATE receiver_state SET tripped_at = coalesce(tripped_at, clock_timestamp()),
               probe_at = clock_timestamp() + ?::interval
         WHERE buyer = ? AND connector = ?\
        """,
        SqlTimes.interval(breaker.open()),
        buyer,
        connector);
    log.warn("{} is unavailable by {}: nothing but probes is sent to it", buyer, connector);
  }

  private void leaveAlone(String buyer, String connector, @Nullable Duration asked) {
    if (asked != null) {
      jdbc.update(
          """
          UPDATE receiver_state r SET held_by = 'RETRY_AFTER', not_before = n.until
            FROM (SELECT clock_timestamp() + ?::interval AS until) n
           WHERE buyer = ? AND connector = ? AND coalesce(r.not_before < n.until, true)\
          """,
          SqlTimes.interval(asked),
          buyer,
          connector);
    }
  }

  private static String shortened(String detail) {
    String clean = detail.replace('\0', ' ');
    return clean.length() > MAX_FAILURE ? clean.substring(0, MAX_FAILURE) + "…" : clean;
  }
}
