package org.scorehub.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.InboundDocument;
import org.scorehub.journal.ExchangeIds;
import org.springframework.stereotype.Component;

/**
 * Takes documents from the receiving routes: decides whose they are, hashes them, and turns them
 * into records of the inbound topic. Nothing is acknowledged here; the route answers once Kafka has
 * them.
 */
@Component("reception")
public final class Reception {

  private static final String EXCHANGE_ID = "hub.exchangeId";

  private final ConnectorCatalogue catalogue;
  private final Buyers buyers;
  private final ExchangeIds ids;
  private final ReceivedBytes receivedBytes;
  private final IdempotencyKeys idempotencyKeys;
  private final Clock clock;

  Reception(
      ConnectorCatalogue catalogue,
      ConnectorSettings settings,
      CurrentSender senders,
      ExchangeIds ids,
      ReceivedBytes receivedBytes,
      IdempotencyKeys idempotencyKeys,
      Clock clock) {
    this.catalogue = catalogue;
    this.buyers = new Buyers(settings, senders);
    this.ids = ids;
    this.receivedBytes = receivedBytes;
    this.idempotencyKeys = idempotencyKeys;
    this.clock = clock;
  }

  /**
   * Replaces the message by its record for the inbound topic.
   *
   * @param exchange with the properties {@code hub.connector}, {@code hub.document} and {@code
   *     hub.transport}; {@code hub.fileName} is kept if the route knows it; a route that fetches
   *     sets {@code hub.tenant} and {@code hub.position} too
   * @throws ReceptionRefused if the document is refused; nothing is kept of it
   */
  public void accept(Exchange exchange) throws IOException {
    accept(exchange, exchange.getMessage(), body(exchange));
  }

  /**
   * Replaces a body that lists documents, each as its bytes, by the list of their records.
   *
   * @param exchange with the properties that {@link #accept(Exchange)} wants
   * @throws ReceptionRefused if one of them is refused
   */
  public void acceptAll(Exchange exchange) throws IOException {
    String contentType = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
    List<Message> records = new ArrayList<>();
    for (Object document : exchange.getMessage().getBody(List.class)) {
      Message record = new DefaultMessage(exchange.getContext());
      record.setHeader(Exchange.CONTENT_TYPE, contentType);
      accept(exchange, record, new ByteArrayInputStream((byte[]) document));
      records.add(record);
    }
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(records);
  }

  private void accept(Exchange exchange, Message message, InputStream body) throws IOException {
    String connector = property(exchange, "hub.connector");
    String document = property(exchange, "hub.document");
    InboundDocument inbound = document(connector, document);
    String buyer = buyers.of(exchange, connector);
    UUID fresh = ids.issue(buyer);
    ReceivedBytes.Taken taken =
        receivedBytes.take(buyer, fresh, body, inbound.definition().limits().maxBytes());
    String key = idempotencyKey(exchange, message, taken);
    UUID id = key == null ? fresh : idempotent(buyer, connector, key, fresh, taken);
    ReceivedDocument received =
        new ReceivedDocument(
            id,
            buyer,
            connector,
            document,
            property(exchange, "hub.transport"),
            message.getHeader(Exchange.CONTENT_TYPE, String.class),
            taken.size(),
            taken.sha256(),
            nativeKey(inbound, taken),
            clock.instant(),
            taken.bytes(),
            FileNames.of(exchange),
            null);
    InboundRecord.write(received, message);
    exchange.setProperty(EXCHANGE_ID, id.toString());
  }

  /** The answer once the document is durable. */
  public Map<String, Object> receipt(Exchange exchange) {
    String id = property(exchange, EXCHANGE_ID);
    return Map.of(
        "exchangeId", id, "state", "RECEIVED", "links", Map.of("self", "/api/v1/exchanges/" + id));
  }

  /**
   * What is fetched has a key of its own: the place in the source and the content. So a poll that
   * is repeated after a crash gives no second exchange, and the same content at a later place does.
   */
  private static @Nullable String idempotencyKey(
      Exchange exchange, Message message, ReceivedBytes.Taken taken) {
    if (exchange.getProperty(Buyers.TENANT) != null) {
      return String.join(
          "/",
          "poll",
          property(exchange, "hub.document"),
          property(exchange, "hub.position"),
          HexFormat.of().formatHex(taken.sha256()));
    }
    String key = message.getHeader("Idempotency-Key", String.class);
    return key == null || key.isBlank() ? null : key;
  }

  private UUID idempotent(
      String buyer, String connector, String key, UUID fresh, ReceivedBytes.Taken taken) {
    UUID id = idempotencyKeys.claim(buyer, connector, key, fresh, taken.sha256());
    if (!id.equals(fresh) && taken.bytes() == null) {
      receivedBytes.move(buyer, fresh, id);
    }
    return id;
  }

  private InboundDocument document(String connector, String document) {
    return catalogue
        .find(connector)
        .flatMap(found -> found.inbound(document))
        .orElseThrow(
            () ->
                new ReceptionRefused(
                    404,
                    Problem.blocking(
                            ProblemKind.REFUSED,
                            "reception.unknown-document",
                            "There is no inbound document " + connector + "/" + document)
                        .expecting("a connector and document listed by ./hub connectors")));
  }

  private @Nullable String nativeKey(InboundDocument inbound, ReceivedBytes.Taken taken)
      throws IOException {
    try (InputStream head = taken.head()) {
      Optional<String> key = inbound.nativeKey(head);
      return key.map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }
  }

  private static InputStream body(Exchange exchange) {
    InputStream body = exchange.getMessage().getBody(InputStream.class);
    return body == null ? InputStream.nullInputStream() : body;
  }

  private static String property(Exchange exchange, String name) {
    String value = exchange.getProperty(name, String.class);
    if (value == null) {
      throw new IllegalStateException("the route sets no property " + name);
    }
    return value;
  }
}
