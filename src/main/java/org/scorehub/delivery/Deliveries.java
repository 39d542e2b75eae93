package org.scorehub.delivery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes the deliveries of a lane through their attempts, and of further lanes of the receiver when
 * the lane has none that may leave now.
 */
@Component("deliveries")
public final class Deliveries {

  private static final String LANE = "hub.lane";
  private static final String MORE = "hub.more";
  private static final String PREPARED = "hub.delivery";
  private static final String LANES = "hub.lanes";
  private static final String WAITS = "hub.laneWaits";

  private record Next(UUID id, String document, String state) {}

  private final JdbcTemplate jdbc;
  private final Lanes lanes;
  private final DeliveryMaker maker;
  private final Supersession supersession;
  private final ReceiverGate gate;
  private final DeliveryAttempts attempts;
  private final DeliveryDocuments documents;
  private final ConnectorSettings settings;

  Deliveries(
      PipelineDatabase database,
      Lanes lanes,
      DeliveryMaker maker,
      Supersession supersession,
      ReceiverGate gate,
      DeliveryAttempts attempts,
      DeliveryDocuments documents,
      ConnectorSettings settings) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.lanes = lanes;
    this.maker = maker;
    this.supersession = supersession;
    this.gate = gate;
    this.attempts = attempts;
    this.documents = documents;
    this.settings = settings;
  }

  /**
   * Prepares the next delivery for sending: the body becomes its bytes, and the properties say
   * where they go. {@code hub.more} tells whether there is one; {@code hub.lane} is its lane.
   */
  public void next(Exchange exchange) {
    exchange.setProperty(MORE, false); // holds where what follows fails
    Optional<PreparedDelivery> prepared = prepare(exchange);
    exchange.setProperty(MORE, prepared.isPresent());
    exchange.removeProperty("hub.answer");
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
    prepared.ifPresent(delivery -> address(delivery, exchange));
  }

  private Optional<PreparedDelivery> prepare(Exchange exchange) {
    Lane lane = exchange.getProperty(LANE, Lane.class);
    boolean waits = Objects.equals(exchange.removeProperty(WAITS), true);
    Optional<PreparedDelivery> prepared = waits ? Optional.empty() : prepare(lane);
    Optional<Lane> other = Optional.of(lane);
    while (prepared.isEmpty() && other.isPresent()) {
      int worked = exchange.getProperty(LANES, 1, Integer.class);
      other = lanes.next(lane, worked);
      if (other.isPresent()) {
        lane = other.get();
        exchange.setProperty(LANE, lane);
        exchange.setProperty(LANES, worked + 1);
        prepared = prepare(lane);
      }
    }
    return prepared;
  }

  /** Empty if nothing of the lane may be sent now. */
  private Optional<PreparedDelivery> prepare(Lane lane) {
    if (!lanes.renew(lane)) {
      return Optional.empty();
    }
    @Nullable Next last = null;
    @Nullable Next next = first(lane);
    while (next != null && !next.equals(last)) {
      PreparedDelivery begun = advance(lane, next);
      if (begun != null) {
        return Optional.of(begun);
      }
      last = next;
      next = first(lane);
    }
    return Optional.empty();
  }

  /** Brings the lane's first delivery one step on; null if that was not the step to send it. */
  private @Nullable PreparedDelivery advance(Lane lane, Next next) {
    if (supersession.ends(lane, next.document(), next.id()) || !gate.isOpen(lane)) {
      return null;
    }
    if (next.state().equals("DUE")) {
      maker.make(lane.buyer(), next.id());
      return null;
    }
    return attempts.begin(lane, next.id());
  }

  private @Nullable Next first(Lane lane) {
    List<@Nullable Next> open =
        jdbc.query(
            """
            SELECT id, document, state, not_before <= clock_timestamp() FROM delivery
             WHERE buyer = ? AND connector = ? AND site_id = ? AND state IN ('DUE', 'READY')
             ORDER BY version, created_at LIMIT 1\
            """,
            (row, n) ->
                row.getBoolean(4)
                    ? new Next(row.getObject(1, UUID.class), row.getString(2), row.getString(3))
                    : null,
            lane.buyer(),
            lane.connector(),
            lane.siteId());
    return open.isEmpty() ? null : open.get(0);
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

  /** Notes what became of the attempt; without an answer the other side counts as unavailable. */
  public void finish(Exchange exchange) {
    PreparedDelivery delivery = exchange.getProperty(PREPARED, PreparedDelivery.class);
    Answer answer = Attempt.answer(exchange);
    attempts.finish(delivery, answer);
    exchange.setProperty(WAITS, answer instanceof Answer.Unavailable);
  }
}
