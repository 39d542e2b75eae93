package org.scorehub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.DeliveryPolicy;
import org.scorehub.journal.ConnectorTallies;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Begins and ends attempts. An attempt is noted before its bytes leave, so that a stop in between
 * is seen; what was noted is sent again under the same key.
 */
@Component
final class DeliveryAttempts {

  private static final Logger log = LoggerFactory.getLogger(DeliveryAttempts.class);
  private static final int MAX_DETAIL = 2000;

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final DeliveryDocuments documents;
  private final ApprovalStates approvals;
  private final Policies policies;
  private final ReceiverGate gate;
  private final Backoff backoff;
  private final ConnectorTallies tallies;

  DeliveryAttempts(
      PipelineDatabase database,
      DeliveryDocuments documents,
      ApprovalStates approvals,
      Policies policies,
      ReceiverGate gate,
      Backoff backoff,
      ConnectorTallies tallies) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.documents = documents;
    this.approvals = approvals;
    this.policies = policies;
    this.gate = gate;
    this.backoff = backoff;
    this.tallies = tallies;
  }

  /**
   * Begins an attempt of a delivery that is ready.
   *
   * @return null if it must not be sent, or not now; what was decided is noted
   */
  @Nullable PreparedDelivery begin(Lane lane, UUID id) {
    return database.transactions().execute(status -> decide(lane.buyer(), id));
  }

  private @Nullable PreparedDelivery decide(String buyer, UUID id) {
    PreparedDelivery stored = stored(buyer, id);
    if (stored == null) {
      return null;
    } else if (!permitted(stored)) {
      close(stored, "WITHHELD", null, "link or consent has ended");
      return null;
    } else if (!intact(stored)) {
      close(stored, "PARKED", null, "the stored bytes do not fit their hash");
      return null;
    }
    return taken(stored) ? note(stored) : null;
  }

  private @Nullable PreparedDelivery stored(String buyer, UUID id) {
    List<PreparedDelivery> found =
        jdbc.query(
            """
            SELECT buyer, id, site_id, connector, document, idempotency_key, content_type, version,
                   content, attempts + 1
              FROM delivery WHERE buyer = ? AND id = ? AND state = 'READY'\
            """,
            (row, n) -> prepared(row),
            buyer,
            id);
    return found.isEmpty() ? null : found.get(0);
  }

  private static PreparedDelivery prepared(ResultSet row) throws SQLException {
    return new PreparedDelivery(
        row.getString(1),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getLong(8),
        row.getBytes(9),
        row.getInt(10));
  }

  private boolean permitted(PreparedDelivery delivery) {
    return documents
        .subject(delivery.connector(), delivery.document())
        .filter(subject -> subject.permitted(jdbc, delivery.buyer(), delivery.id()))
        .isPresent();
  }

  /** Whether the bytes that were read are those that were made. */
  private boolean intact(PreparedDelivery delivery) {
    return jdbc
        .query(
            "SELECT content_sha256 FROM delivery WHERE buyer = ? AND id = ?",
            (row, n) -> row.getBytes(1),
            delivery.buyer(),
            delivery.id())
        .stream()
        .anyMatch(hash -> Arrays.equals(hash, DeliveryMaker.sha256(delivery.content())));
  }

  private boolean taken(PreparedDelivery delivery) {
    Turn turn = gate.take(delivery.buyer(), delivery.connector(), delivery.attempt() > 1);
    if (turn instanceof Turn.NoRetry spent) {
      Duration jitter = backoff.after(policy(delivery).backoff(), 1, null);
      putOff(delivery, spent.until().plus(jitter));
    }
    return turn instanceof Turn.Granted;
  }

  private DeliveryPolicy policy(PreparedDelivery delivery) {
    return policies.of(delivery.connector(), delivery.document());
  }

  private void putOff(PreparedDelivery delivery, Instant until) {
    jdbc.update(
        "UPDATE delivery SET not_before = ? WHERE buyer = ? AND id = ?",
        SqlTimes.of(until),
        delivery.buyer(),
        delivery.id());
  }

  private @Nullable PreparedDelivery note(PreparedDelivery delivery) {
    int begun =
        jdbc.update(
            "UPDATE delivery SET attempts = ? WHERE buyer = ? AND id = ? AND state = 'READY'",
            delivery.attempt(),
            delivery.buyer(),
            delivery.id());
    if (begun == 0) {
      return null;
    }
    jdbc.update(
        "INSERT INTO delivery_attempt (buyer, delivery_id, number, at)"
            + " VALUES (?, ?, ?, clock_timestamp())",
        delivery.buyer(),
        delivery.id(),
        delivery.attempt());
    return delivery;
  }

  /** Notes what became of an attempt, and what that says of the receiver. */
  void finish(PreparedDelivery delivery, Answer answer) {
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              gate.answered(delivery.buyer(), delivery.connector(), answer);
              end(delivery, answer);
            });
  }

  private void end(PreparedDelivery delivery, Answer answer) {
    if (answer instanceof Answer.Accepted accepted) {
      ended(delivery, "accepted", answer);
      close(delivery, accepted.applied() ? "APPLIED" : "ACCEPTED", accepted.receipt(), null);
    } else if (answer instanceof Answer.Refused) {
      ended(delivery, "refused", answer);
      close(delivery, "REFUSED", null, shortened(answer.detail()));
      log.warn("{} refused delivery {}: {}", delivery.buyer(), delivery.id(), first(answer));
    } else {
      ended(delivery, "unavailable", answer);
      postpone(delivery, (Answer.Unavailable) answer);
    }
  }

  private void postpone(PreparedDelivery delivery, Answer.Unavailable answer) {
    DeliveryPolicy policy = policy(delivery);
    if (isOlder(delivery, policy.maxAge())) {
      close(
          delivery,
          "PARKED",
          null,
          "unavailable for longer than "
              + DurationWords.of(policy.maxAge())
              + ", at last: "
              + shortened(answer.detail()));
      return;
    }
    Duration wait = backoff.after(policy.backoff(), delivery.attempt(), answer.retryAfter());
    jdbc.update(
        """
        UPDATE delivery SET not_before = clock_timestamp() + ?::interval, reason = ?
         WHERE buyer = ? AND id = ? AND state = 'READY'\
        """,
        SqlTimes.interval(wait),
        shortened(answer.detail()),
        delivery.buyer(),
        delivery.id());
    approvals.follow(delivery.buyer(), delivery.id());
    log.info(
        "{} is unavailable for delivery {} (attempt {}), next try in {} ms: {}",
        delivery.buyer(),
        delivery.id(),
        delivery.attempt(),
        wait.toMillis(),
        first(answer));
  }

  private boolean isOlder(PreparedDelivery delivery, Duration maxAge) {
    return jdbc.queryForList(
            "SELECT coalesce(replayed_at, created_at) < clock_timestamp() - ?::interval FROM delivery"
                + " WHERE buyer = ? AND id = ? AND state = 'READY'",
            Boolean.class,
            SqlTimes.interval(maxAge),
            delivery.buyer(),
            delivery.id())
        .contains(true);
  }

  private void ended(PreparedDelivery delivery, String outcome, Answer answer) {
    jdbc.update(
        """
        UPDATE delivery_attempt
           SET finished_at = clock_timestamp(), outcome = ?, detail = ?, untaken = ?
         WHERE buyer = ? AND delivery_id = ? AND number = ?\
        """,
        outcome,
        shortened(answer.detail()),
        answer instanceof Answer.Unavailable unavailable && unavailable.untaken(),
        delivery.buyer(),
        delivery.id(),
        delivery.attempt());
  }

  /** Ends a delivery; what waited behind it need not wait any longer. */
  private void close(
      PreparedDelivery delivery, String state, @Nullable String receipt, @Nullable String reason) {
    jdbc.update(
        """
        UPDATE delivery SET state = ?, receipt = ?, reason = ?, finished_at = clock_timestamp()
         WHERE buyer = ? AND id = ?\
        """,
        state,
        receipt,
        reason,
        delivery.buyer(),
        delivery.id());
    tallies.delivered(delivery.buyer(), delivery.connector(), reason == null);
    jdbc.update(
        """
        UPDATE delivery SET not_before = clock_timestamp()
         WHERE buyer = ? AND connector = ? AND site_id = ? AND state IN ('DUE', 'READY')
           AND not_before > clock_timestamp()\
        """,
        delivery.buyer(),
        delivery.connector(),
        delivery.siteId());
    approvals.follow(delivery.buyer(), delivery.id());
  }

  private static String first(Answer answer) {
    return answer.detail().lines().findFirst().orElse("");
  }

  private static String shortened(String detail) {
    String clean = detail.replace('\0', ' ');
    return clean.length() > MAX_DETAIL ? clean.substring(0, MAX_DETAIL) + "…" : clean;
  }
}
