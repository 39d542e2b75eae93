package org.scorehub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.scorehub.connector.DeliveryPolicy;
import org.scorehub.connector.DeliveryPolicy.Rate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts attempts at a receiver against its rates and its retry budget. What is kept is when each
 * attempt began, so that a rate holds in every stretch of time as long as its window, wherever the
 * receiver begins to count. To be used with the receiver's row locked.
 */
final class SendBudget {

  private static final String FREE =
      """
      SELECT at FROM receiver_send WHERE buyer = ? AND connector = ? AND %s
       ORDER BY at DESC OFFSET ? LIMIT 1\
      """;

  private final JdbcTemplate jdbc;

  SendBudget(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** When all rates have room; empty if they have now. */
  Optional<Instant> ratesFull(String buyer, String connector, DeliveryPolicy policy, Instant now) {
    return policy.rates().stream()
        .flatMap(rate -> full(buyer, connector, rate, "true", now).stream())
        .max(Instant::compareTo);
  }

  /** When there may be another retry; empty if there may be now. */
  Optional<Instant> retriesFull(
      String buyer, String connector, DeliveryPolicy policy, Instant now) {
    return full(buyer, connector, policy.retryBudget(), "retry", now);
  }

  /** The attempt that must have left the window before there is room for another. */
  private Optional<Instant> full(
      String buyer, String connector, Rate rate, String which, Instant now) {
    return jdbc
        .query(
            FREE.formatted(which),
            (row, n) -> SqlTimes.instant(row, 1).plus(rate.window()),
            buyer,
            connector,
            rate.most() - 1)
        .stream()
        .filter(now::isBefore)
        .findFirst();
  }

  /** Counts an attempt that begins now, and forgets those that no longer count. */
  void count(String buyer, String connector, DeliveryPolicy policy, boolean retry, Instant now) {
    if (!retry && policy.rates().isEmpty()) {
      return;
    }
    jdbc.update(
        "INSERT INTO receiver_send (buyer, connector, at, retry) VALUES (?, ?, ?, ?)",
        buyer,
        connector,
        SqlTimes.of(now),
        retry);
    jdbc.update(
        "DELETE FROM receiver_send WHERE buyer = ? AND connector = ? AND at < ?",
        buyer,
        connector,
        SqlTimes.of(now.minus(longest(policy))));
  }

  private static Duration longest(DeliveryPolicy policy) {
    List<Rate> rates = policy.rates();
    return rates.stream()
        .map(Rate::window)
        .reduce(policy.retryBudget().window(), (a, b) -> a.compareTo(b) > 0 ? a : b);
  }
}
