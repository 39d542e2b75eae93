package org.scorehub.web.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.DeliveryPolicy;
import org.scorehub.web.Columns;

/**
 * How an organisation is sent to by one connector, now.
 *
 * @param reason why it is not sent to: what a person wrote, or what the last attempt met; null if
 *     nothing holds it
 * @param nextAttempt earliest time of the next attempt; null if nothing waits or it is paused
 * @param failures attempts in a row that found it unavailable
 * @param lastFailure what the last of them met; null if there never was one
 * @param waiting deliveries that are not sent yet; null where the caller may not see them
 * @param waitingSince when the oldest of them became due; null if none waits
 * @param rates what is left of each rate; empty if none is set
 * @param policy what the connector says, or what is usual
 */
record ReceiverView(
    String organisation,
    String connector,
    State state,
    @Nullable String reason,
    @Nullable Instant pausedAt,
    @Nullable String pausedBy,
    @Nullable Instant nextAttempt,
    int failures,
    @Nullable String lastFailure,
    @Nullable Instant lastFailureAt,
    @Nullable Long waiting,
    @Nullable Instant waitingSince,
    List<RateLeft> rates,
    Policy policy) {

  /** Whether and why a receiver is held. */
  enum State {
    /** Deliveries leave as they become due. */
    OPEN,
    /** A person stopped them. */
    PAUSED,
    /** It was unavailable too often in a row; one probe is sent from time to time. */
    UNAVAILABLE,
    /** It asked to be left alone for a while. */
    ASKED_TO_WAIT,
    /** A rate has no room for a while. */
    RATE_REACHED
  }

  /**
   * A rate and how much of it is left now.
   *
   * @param rate such as 10/min
   */
  record RateLeft(String rate, int used, int left) {}

  /** What the connector says for all its documents, durations in ISO 8601. */
  record Policy(
      List<String> rates,
      int concurrency,
      String retryBudget,
      int breakerFailures,
      String breakerOpen,
      String maxAge) {

    static Policy of(DeliveryPolicy policy) {
      return new Policy(
          policy.rates().stream().map(DeliveryPolicy.Rate::toString).toList(),
          policy.concurrency(),
          policy.retryBudget().toString(),
          policy.breaker().failures(),
          policy.breaker().open().toString(),
          policy.maxAge().toString());
    }
  }

  static final String QUERY =
      """
      SELECT r.*, clock_timestamp() AS now, w.waiting, w.since, w.next
        FROM receiver_state r
        CROSS JOIN LATERAL (
          SELECT count(*) AS waiting, min(created_at) AS since, min(not_before) AS next
            FROM delivery d WHERE d.buyer = r.buyer AND d.connector = r.connector
                              AND d.state IN ('DUE', 'READY')) w
      """;

  /** One to which nothing was ever due. */
  static ReceiverView untouched(String organisation, String connector, DeliveryPolicy policy) {
    return new ReceiverView(
        organisation,
        connector,
        State.OPEN,
        null,
        null,
        null,
        null,
        0,
        null,
        null,
        0L,
        null,
        policy.rates().stream().map(rate -> new RateLeft(rate.toString(), 0, rate.most())).toList(),
        Policy.of(policy));
  }

  /**
   * @param countable whether the caller may see what waits
   */
  static ReceiverView from(
      ResultSet row, List<RateLeft> rates, DeliveryPolicy policy, boolean countable)
      throws SQLException {
    State state = state(row);
    long waiting = row.getLong("waiting");
    return new ReceiverView(
        row.getString("buyer"),
        row.getString("connector"),
        state,
        reason(row, state),
        Columns.instantOrNull(row, "paused_at"),
        row.getString("paused_by"),
        waiting == 0 || state == State.PAUSED ? null : next(row),
        row.getInt("failures"),
        row.getString("last_failure"),
        Columns.instantOrNull(row, "last_failure_at"),
        countable ? waiting : null,
        Columns.instantOrNull(row, "since"),
        rates,
        Policy.of(policy));
  }

  private static State state(ResultSet row) throws SQLException {
    Instant held = Columns.instantOrNull(row, "not_before");
    if (row.getString("paused_by") != null) {
      return State.PAUSED;
    } else if (row.getString("tripped_at") != null) {
      return State.UNAVAILABLE;
    } else if (held == null || !held.isAfter(Columns.instant(row, "now"))) {
      return State.OPEN;
    }
    return "RATE".equals(row.getString("held_by")) ? State.RATE_REACHED : State.ASKED_TO_WAIT;
  }

  private static @Nullable String reason(ResultSet row, State state) throws SQLException {
    return switch (state) {
      case PAUSED -> row.getString("pause_reason");
      case UNAVAILABLE, ASKED_TO_WAIT -> row.getString("last_failure");
      case OPEN, RATE_REACHED -> null;
    };
  }

  private static Instant next(ResultSet row) throws SQLException {
    Instant next = Columns.instant(row, "next");
    for (String hold : List.of("not_before", "probe_at")) {
      Instant until = Columns.instantOrNull(row, hold);
      next = until != null && until.isAfter(next) ? until : next;
    }
    return next;
  }

  /** The first line of the reason. */
  public @Nullable String shortReason() {
    return reason == null ? null : reason.lines().findFirst().orElse("");
  }

  /** Rates and what is left of them, for people; empty if there are none. */
  public String ratesLeft() {
    return rates.stream()
        .map(rate -> rate.left() + " left of " + rate.rate())
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
