package org.scorehub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.camel.Exchange;
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
  private final ConnectorSettings settings;
  private final CurrentSender senders;
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
    this.settings = settings;
    this.senders = senders;
    this.ids = ids;
    this.receivedBytes = receivedBytes;
    this.idempotencyKeys = idempotencyKeys;
    this.clock = clock;
  }

  /**
   * Replaces the message by its record for the inbound topic.
   *
   * @param exchange with the properties {@code hub.connector}, {@code hub.document} and {@code
   *     hub.transport}; {@code hub.fileName} is kept if the route knows it
   * @throws ReceptionRefused if the document is refused; nothing is kept of it
   */
  public void accept(Exchange exchange) throws IOException {
    String connector = property(exchange, "hub.connector");
    String document = property(exchange, "hub.document");
    InboundDocument inbound = document(connector, document);
    String buyer = buyer(connector, exchange.getMessage().getHeader("organisation", String.class));
    UUID fresh = ids.issue(buyer);
    ReceivedBytes.Taken taken =
        receivedBytes.take(buyer, fresh, body(exchange), inbound.definition().limits().maxBytes());
    UUID id = idempotent(exchange, buyer, connector, fresh, taken);
    ReceivedDocument received =
        new ReceivedDocument(
            id,
            buyer,
            connector,
            document,
            property(exchange, "hub.transport"),
            exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class),
            taken.size(),
            taken.sha256(),
            nativeKey(inbound, taken),
            clock.instant(),
            taken.bytes(),
            FileNames.of(exchange),
            null);
    InboundRecord.write(received, exchange.getMessage());
    exchange.setProperty(EXCHANGE_ID, id.toString());
  }

  /** The answer once the document is durable. */
  public Map<String, Object> receipt(Exchange exchange) {
    String id = property(exchange, EXCHANGE_ID);
    return Map.of(
        "exchangeId", id, "state", "RECEIVED", "links", Map.of("self", "/api/v1/exchanges/" + id));
  }

  private UUID idempotent(
      Exchange exchange, String buyer, String connector, UUID fresh, ReceivedBytes.Taken taken) {
    String key = exchange.getMessage().getHeader("Idempotency-Key", String.class);
    if (key == null || key.isBlank()) {
      return fresh;
    }
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

  /**
   * The sender's own organisation, or the one of those it acts for that uses the connector.
   *
   * @param named which of them, where the sender says so; null to find it out
   */
  private String buyer(String connector, @Nullable String named) {
    Sender sender = senders.sender();
    TreeSet<String> possible = new TreeSet<>(settings.tenantsOf(connector));
    TreeSet<String> own = new TreeSet<>(sender.actsFor());
    own.add(sender.organisation());
    possible.retainAll(own);
    if (named != null) {
      possible.retainAll(Set.of(named));
    } else if (possible.contains(sender.organisation())) {
      return sender.organisation();
    }
    if (possible.size() != 1) {
      throw notTheOnlyTenant(sender, connector, possible);
    }
    return possible.first();
  }

  private static ReceptionRefused notTheOnlyTenant(
      Sender sender, String connector, Set<String> possible) {
    Problem problem =
        possible.isEmpty()
            ? Problem.blocking(
                    ProblemKind.REFUSED,
                    "reception.not-a-tenant",
                    sender.organisation() + " does not use the connector " + connector)
                .expecting("a credential of an organisation that hub.connectors lists for it")
            : Problem.blocking(
                    ProblemKind.REFUSED,
                    "reception.organisation-unclear",
                    "It is not said for which organisation this document is handed in")
                .expecting("?organisation= with one of " + String.join(", ", possible));
    return new ReceptionRefused(possible.isEmpty() ? 403 : 400, problem);
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
