package org.scorehub.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes the deliveries of a lane through their attempts. An attempt is noted before its bytes
 * leave, so that a stop in between is seen; what was noted is sent again under the same key.
 */
@Component("deliveries")
public final class Deliveries {

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final Duration MAX_AGE = Duration.ofDays(7);
  private static final int MAX_DETAIL = 2000;
  private static final String PREPARED = "hub.delivery";

  private record Next(UUID id, String state) {}

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final Lanes lanes;
  private final DeliveryMaker maker;
  private final DeliveryDocuments documents;
  private final ApprovalStates approvals;
  private final ConnectorSettings settings;
  private final Backoff backoff;
  private final Clock clock;

  Deliveries(
      PipelineDatabase database,
      Lanes lanes,
      DeliveryMaker maker,
      DeliveryDocuments documents,
      ApprovalStates approvals,
      ConnectorSettings settings,
      Backoff backoff,
      Clock clock) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.lanes = lanes;
    this.maker = maker;
    this.documents = documents;
    this.approvals = approvals;
    this.settings = settings;
    this.backoff = backoff;
    this.clock = clock;
  }

  /**
   * Prepares the next delivery of the lane for sending: the body becomes its bytes, and the
   * properties say where they go. {@code hub.more} tells whether there is one.
   */
  public void next(Exchange exchange) {
    Lane lane = exchange.getProperty("hub.lane", Lane.class);
    exchange.setProperty("hub.more", false); // holds where what follows fails
    Optional<PreparedDelivery> prepared = lanes.renew(lane) ? prepare(lane) : Optional.empty();
    exchange.setProperty("hub.more", prepared.isPresent());
    exchange.removeProperty("hub.answer");
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
    prepared.ifPresent(delivery -> address(delivery, exchange));
  }

  private void address(PreparedDelivery delivery, Exchange exchange) {
    exchange.setProperty(PREPARED, delivery);
    ConnectorSettings.Tenant tenant = settings.tenant(delivery.connector(), delivery.buyer());
    Parcel parcel =
        new Parcel(
            delivery.connector(),
            delivery.document(),
            delivery.buyer(),
            tenant == null ? null : tenant.endpoint(),
            delivery.idempotencyKey(),
            delivery.contentType(),
            delivery.version(),
            key(delivery),
            delivery.content());
    Attempt.address(parcel, exchange);
  }

  private @Nullable String key(PreparedDelivery delivery) {
    return documents
        .document(delivery.connector(), delivery.document())
        .flatMap(d -> ContentKey.ofContent(d.definition(), delivery.content()))
        .orElse(null);
  }

  private Optional<PreparedDelivery> prepare(Lane lane) {
    Optional<Next> next = first(lane);
    while (next.isPresent() && next.get().state().equals("DUE")) {
      maker.make(lane.buyer(), next.get().id());
      next = first(lane);
    }
    return next.map(
        ready -> database.transactions().execute(status -> beginAttempt(lane.buyer(), ready.id())));
  }

  private Optional<Next> first(Lane lane) {
    List<Next> open =
        jdbc.query(
            """
            SELECT id, state, not_before <= now() FROM delivery
             WHERE buyer = ? AND site_id = ? AND state IN ('DUE', 'READY')
             ORDER BY version, created_at LIMIT 1\
            """,
            (row, n) ->
                row.getBoolean(3) ? new Next(row.getObject(1, UUID.class), row.getString(2)) : null,
            lane.buyer(),
            lane.siteId());
    return open.stream().filter(java.util.Objects::nonNull).findFirst();
  }

  /** Null if the buyer may not be told any more, or the stored bytes are not what was made. */
  private @Nullable PreparedDelivery beginAttempt(String buyer, UUID id) {
    if (!permitted(buyer, id)) {
      close(buyer, id, "WITHHELD", null, "link or consent has ended");
      return null;
    }
    int attempt =
        jdbc.query(
                "UPDATE delivery SET attempts = attempts + 1 WHERE buyer = ? AND id = ?"
                    + " RETURNING attempts",
                (row, n) -> row.getInt(1),
                buyer,
                id)
            .get(0);
    jdbc.update(
        "INSERT INTO delivery_attempt (buyer, delivery_id, number, at) VALUES (?, ?, ?, ?)",
        buyer,
        id,
        attempt,
        Timestamp.from(clock.instant()));
    return intact(buyer, id, attempt);
  }

  private @Nullable PreparedDelivery intact(String buyer, UUID id, int attempt) {
    return jdbc.query(
            """
            SELECT site_id, connector, document, idempotency_key, content_type, content,
                   content_sha256, version FROM delivery WHERE buyer = ? AND id = ?\
            """,
            (row, n) -> {
              byte[] content = row.getBytes(6);
              if (!Arrays.equals(DeliveryMaker.sha256(content), row.getBytes(7))) {
                close(buyer, id, "PARKED", null, "the stored bytes do not fit their hash");
                return null;
              }
              return new PreparedDelivery(
                  buyer,
                  id,
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getLong(8),
                  content,
                  attempt);
            },
            buyer,
            id)
        .get(0);
  }

  private boolean permitted(String buyer, UUID id) {
    return jdbc
        .query(
            "SELECT connector, document FROM delivery WHERE buyer = ? AND id = ?",
            (row, n) -> documents.subject(row.getString(1), row.getString(2)),
            buyer,
            id)
        .stream()
        .flatMap(Optional::stream)
        .anyMatch(subject -> subject.permitted(jdbc, buyer, id));
  }

  /** Notes what became of the attempt; without an answer the other side counts as unavailable. */
  public void finish(Exchange exchange) {
    PreparedDelivery delivery = exchange.getProperty(PREPARED, PreparedDelivery.class);
    Answer answer = Attempt.answer(exchange);
    database.transactions().executeWithoutResult(status -> note(delivery, answer));
    if (answer instanceof Answer.Unavailable) {
      exchange.setProperty("hub.more", false);
    }
  }

  private void note(PreparedDelivery delivery, Answer answer) {
    if (answer instanceof Answer.Accepted accepted) {
      attempted(delivery, "accepted", answer);
      String state = accepted.applied() ? "APPLIED" : "ACCEPTED";
      close(delivery.buyer(), delivery.id(), state, accepted.receipt(), null);
    } else if (answer instanceof Answer.Refused) {
      attempted(delivery, "refused", answer);
      close(delivery.buyer(), delivery.id(), "REFUSED", null, shortened(answer.detail()));
      log.warn("{} refused delivery {}: {}", delivery.buyer(), delivery.id(), first(answer));
    } else {
      attempted(delivery, "unavailable", answer);
      postpone(delivery, (Answer.Unavailable) answer);
    }
  }

  private void postpone(PreparedDelivery delivery, Answer.Unavailable answer) {
    Duration wait = backoff.after(delivery.attempt(), answer.retryAfter());
    Instant again = clock.instant().plus(wait);
    int parked =
        jdbc.update(
            """
            UPDATE delivery SET state = 'PARKED', finished_at = now(), reason = ?
             WHERE buyer = ? AND id = ? AND coalesce(replayed_at, created_at) < ?\
            """,
            "unavailable for longer than " + MAX_AGE.toDays() + " days",
            delivery.buyer(),
            delivery.id(),
            Timestamp.from(clock.instant().minus(MAX_AGE)));
    approvals.follow(delivery.buyer(), delivery.id());
    if (parked == 0) {
      jdbc.update(
          "UPDATE delivery SET not_before = ?, reason = ? WHERE buyer = ? AND id = ?",
          Timestamp.from(again),
          shortened(answer.detail()),
          delivery.buyer(),
          delivery.id());
      log.info(
          "{} is unavailable for delivery {} (attempt {}), next try in {} ms: {}",
          delivery.buyer(),
          delivery.id(),
          delivery.attempt(),
          wait.toMillis(),
          first(answer));
    }
  }

  private void attempted(PreparedDelivery delivery, String outcome, Answer answer) {
    jdbc.update(
        """
        UPDATE delivery_attempt SET finished_at = ?, outcome = ?, detail = ?
         WHERE buyer = ? AND delivery_id = ? AND number = ?\
        """,
        Timestamp.from(clock.instant()),
        outcome,
        shortened(answer.detail()),
        delivery.buyer(),
        delivery.id(),
        delivery.attempt());
  }

  private void close(
      String buyer, UUID id, String state, @Nullable String receipt, @Nullable String reason) {
    jdbc.update(
        """
        UPDATE delivery SET state = ?, receipt = ?, reason = ?, finished_at = now()
         WHERE buyer = ? AND id = ?\
        """,
        state,
        receipt,
        reason,
        buyer,
        id);
    approvals.follow(buyer, id);
  }

  private static String first(Answer answer) {
    return answer.detail().lines().findFirst().orElse("");
  }

  private static String shortened(String detail) {
    String clean = detail.replace('\0', ' ');
    return clean.length() > MAX_DETAIL ? clean.substring(0, MAX_DETAIL) + "…" : clean;
  }
}
