package org.scorehub.web.explain;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.Connector;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.connector.Translation;
import org.scorehub.connector.explain.Explainer;
import org.scorehub.connector.explain.Explanation;
import org.scorehub.connector.explain.Reach;
import org.scorehub.replay.KeptConnectors;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Withheld;
import org.scorehub.web.delivery.DeliveryDetail;
import org.scorehub.web.delivery.DeliveryReads;
import org.scorehub.web.delivery.DeliverySummary;
import org.scorehub.web.exchange.ExchangeDetail;
import org.scorehub.web.exchange.ExchangeReads;
import org.scorehub.web.exchange.ExchangeSummary;
import org.scorehub.web.exchange.RawBytes;
import org.springframework.stereotype.Component;

/** Explains values of documents that came or went, by the files that were used then. */
@Component
class PastValues {

  private static final int MOST_EARLIER = 10;

  /** What of a finding the rules decide. */
  private static final Pattern PLACED =
      Pattern.compile("/findings/\\d+/(topic|topicConfidence|topicEvidence|mappedTopic)");

  /** A document by which to look at the value again. */
  private record Seen(UUID id, Instant at, String bundleId) {}

  private final OrganisationDatabase database;
  private final ExchangeReads exchanges;
  private final DeliveryReads deliveries;
  private final RawBytes raw;
  private final KeptConnectors kept;
  private final AccessTrail trail;

  PastValues(
      OrganisationDatabase database,
      ExchangeReads exchanges,
      DeliveryReads deliveries,
      RawBytes raw,
      KeptConnectors kept,
      AccessTrail trail) {
    this.database = database;
    this.exchanges = exchanges;
    this.deliveries = deliveries;
    this.raw = raw;
    this.kept = kept;
    this.trail = trail;
  }

  /**
   * Why a value of the canonical record is so that an exchange was translated to.
   *
   * @param path JSON pointer, or a path with positions from 1
   * @throws NotVisible if there is no such exchange
   * @throws Withheld if its content is not for the caller's role
   * @throws IllegalArgumentException if there is nothing to explain; the message says why
   */
  Explained ofExchange(UUID id, String path) {
    ExchangeDetail exchange = exchanges.find(id).orElseThrow(() -> new NotVisible("exchange", id));
    checkReadable(exchange);
    Connector connector = connector(exchange.summary().connector(), used(exchange.bundleId()));
    Explanation explanation = received(exchange, connector).explain(path);
    trail.record("value.explained", "exchange:" + id);
    return new Explained(
        connector.bundle().id(),
        PLACED.matcher(explanation.path()).matches() ? rules(exchange) : null,
        explanation,
        before(exchange, explanation.path()));
  }

  /**
   * What came of a place of the document that was received, by the files used then.
   *
   * @param path native path such as {@code /audit/question[3]/@code}
   * @throws NotVisible if there is no such exchange
   * @throws Withheld if its content is not for the caller's role
   * @throws IllegalArgumentException if there is nothing to explain; the message says why
   */
  List<Reach> reachOfExchange(UUID id, String path) {
    ExchangeDetail exchange = exchanges.find(id).orElseThrow(() -> new NotVisible("exchange", id));
    checkReadable(exchange);
    Connector connector = connector(exchange.summary().connector(), used(exchange.bundleId()));
    List<Reach> reaches = received(exchange, connector).reach(path);
    trail.record("value.explained", "exchange:" + id);
    return reaches;
  }

  private void checkReadable(ExchangeDetail exchange) {
    if (!raw.mayRead(exchange.summary())) {
      throw new Withheld("This document raised an escalation that is not for your role");
    }
  }

  private Explainer received(ExchangeDetail exchange, Connector connector) {
    InboundDocument document = inbound(exchange.summary(), used(exchange.bundleId()));
    return Explainer.ofReceived(connector, document, bytes(exchange.summary(), document))
        .orElseThrow(() -> new IllegalArgumentException("nothing can be read in its bytes"));
  }

  /** Version of the rules by which its findings were placed; null if it was not recorded. */
  private @Nullable String rules(ExchangeDetail exchange) {
    return database.as(
        exchange.summary().organisation(),
        jdbc ->
            jdbc.sql(
                    """
                    SELECT n.rules_version FROM audit_revision r
                      JOIN audit_rendition n USING (buyer, scheme, native_id, revision)
                     WHERE r.buyer = :buyer AND r.exchange_id = :id AND n.bundle_id = :bundle
                       AND n.rules_version IS NOT NULL
                     ORDER BY n.rendered_at DESC LIMIT 1""")
                .param("buyer", exchange.summary().organisation())
                .param("id", exchange.summary().id())
                .param("bundle", used(exchange.bundleId()))
                .query(String.class)
                .optional()
                .orElse(null));
  }

  private InboundDocument inbound(ExchangeSummary exchange, String bundle) {
    InboundDocument document =
        connector(exchange.connector(), bundle)
            .inbound(exchange.document())
            .orElseThrow(() -> new IllegalArgumentException("those files do not know it"));
    if (document.table().isPresent() && exchange.parent() == null) {
      throw new IllegalArgumentException("this is a table; ask about one of its rows");
    }
    return document;
  }

  private byte[] bytes(ExchangeSummary exchange, InboundDocument document) {
    long most = Math.min(document.definition().limits().maxBytes(), Integer.MAX_VALUE - 8L);
    byte[] bytes = exchanges.head(exchange, (int) most);
    if (bytes.length == 0) {
      throw new IllegalArgumentException("its bytes are not kept any more");
    }
    return bytes;
  }

  /** By other files that read the same bytes, then in earlier documents of the same key. */
  private List<Explained.Earlier> before(ExchangeDetail exchange, String pointer) {
    List<Explained.Earlier> before = new ArrayList<>();
    for (Seen seen : seen(exchange)) {
      ExchangeSummary summary = exchange.summary();
      if (!seen.id().equals(summary.id())) {
        summary = exchanges.find(seen.id()).map(ExchangeDetail::summary).orElse(null);
      }
      if (summary != null && raw.mayRead(summary)) {
        before.add(earlier(seen, read(summary, seen.bundleId(), pointer)));
      }
    }
    return before;
  }

  private List<Seen> seen(ExchangeDetail exchange) {
    ExchangeSummary summary = exchange.summary();
    return database.as(
        summary.organisation(),
        jdbc ->
            jdbc.sql(
                    """
                    (SELECT exchange_id AS id, at, bundle_id FROM exchange_attempt
                      WHERE exchange_id = :id AND bundle_id <> :bundle)
                    UNION ALL
                    (SELECT id, received_at, bundle_id FROM exchange
                      WHERE id = ANY (ARRAY(SELECT hub_exchanges_with_key(:key))) AND connector = :connector AND document = :document
                        AND id < :id AND bundle_id IS NOT NULL AND state <> 'QUARANTINED'
                      ORDER BY id DESC LIMIT :most)
                    ORDER BY at DESC LIMIT :most""")
                .param("id", summary.id())
                .param("bundle", used(exchange.bundleId()))
                .param("key", key(summary))
                .param("connector", summary.connector())
                .param("document", summary.document())
                .param("most", MOST_EARLIER)
                .query(
                    (row, n) ->
                        new Seen(
                            Columns.uuid(row, "id"),
                            Columns.instant(row, "at"),
                            row.getString("bundle_id")))
                .list());
  }

  private static String key(ExchangeSummary exchange) {
    String key = exchange.nativeKey();
    return key == null ? "" : "native:" + key;
  }

  private @Nullable JsonNode read(ExchangeSummary exchange, String bundle, String pointer) {
    InboundDocument document = inbound(exchange, bundle);
    Translation translation = document.translate(bytes(exchange, document));
    return translation instanceof Translation.Translated translated
        ? at(CanonicalJson.write(translated.canonical()), pointer)
        : null;
  }

  /**
   * Why a value is so in a document that was sent, or is to be.
   *
   * @param path in their document
   * @throws NotVisible if there is no such delivery
   * @throws IllegalArgumentException if there is nothing to explain; the message says why
   */
  Explained ofDelivery(UUID id, String path) {
    DeliveryDetail delivery = deliveries.find(id).orElseThrow(() -> new NotVisible("delivery", id));
    JsonNode canonical = delivery.canonical();
    if (canonical == null) {
      throw new IllegalArgumentException("its bytes are not made");
    }
    Connector connector = connector(delivery.summary().connector(), used(delivery.bundleId()));
    OutboundDocument document = outbound(connector, delivery.summary().document());
    Explanation explanation =
        Explainer.ofSent(connector, document, record(document, canonical)).explain(path);
    trail.record("value.explained", "delivery:" + id);
    return new Explained(
        connector.bundle().id(),
        canonical.at("/modules/0/catalogueVersion").textValue(),
        explanation,
        before(delivery.summary(), explanation.path()));
  }

  private List<Explained.Earlier> before(DeliverySummary delivery, String pointer) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    SELECT id, created_at AS at, bundle_id, canonical FROM delivery
                     WHERE site_id = :site AND connector = :connector AND document = :document
                       AND version < :version AND canonical IS NOT NULL
                     ORDER BY version DESC LIMIT :most""")
                .param("site", delivery.siteId())
                .param("connector", delivery.connector())
                .param("document", delivery.document())
                .param("version", delivery.version())
                .param("most", MOST_EARLIER)
                .query(
                    (row, n) -> {
                      Seen seen =
                          new Seen(
                              Columns.uuid(row, "id"),
                              Columns.instant(row, "at"),
                              row.getString("bundle_id"));
                      return earlier(
                          seen, written(delivery, seen, Columns.json(row, "canonical"), pointer));
                    })
                .list());
  }

  private @Nullable JsonNode written(
      DeliverySummary delivery, Seen seen, JsonNode canonical, String pointer) {
    Connector connector = connector(delivery.connector(), seen.bundleId());
    OutboundDocument document = outbound(connector, delivery.document());
    return at(document.mapping().apply(canonical).output(), pointer);
  }

  private static Explained.Earlier earlier(Seen seen, @Nullable JsonNode value) {
    return new Explained.Earlier(seen.id(), seen.at(), seen.bundleId(), value);
  }

  private static OutboundDocument outbound(Connector connector, String document) {
    return Optional.ofNullable(connector.outbound().get(document))
        .orElseThrow(() -> new IllegalArgumentException("those files do not know it"));
  }

  private static SpecificRecord record(OutboundDocument document, JsonNode canonical) {
    Conversion<? extends SpecificRecord> read =
        CanonicalJson.read(CanonicalTypes.named(document.definition().canonical()), canonical);
    if (read instanceof Conversion.Canonical<? extends SpecificRecord> record) {
      return record.value();
    }
    throw new IllegalArgumentException("what it was made from cannot be read by this release");
  }

  private Connector connector(String id, String bundle) {
    try {
      return kept.asWas(id, bundle)
          .orElseThrow(() -> new IllegalArgumentException("bundle " + bundle + " is not kept"));
    } catch (InvalidConnector e) {
      throw new IllegalArgumentException(
          "the files used then do not work with this release: " + e.problems().get(0).message(), e);
    }
  }

  private static String used(@Nullable String bundle) {
    if (bundle == null || bundle.isEmpty()) {
      throw new IllegalArgumentException("no mapping has been used on it yet");
    }
    return bundle;
  }

  private static @Nullable JsonNode at(JsonNode tree, String pointer) {
    JsonNode value = tree.at(JsonPointer.compile(pointer));
    return value.isMissingNode() || value.isNull() ? null : value;
  }
}
