package org.scorehub.web.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.connector.Connector;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.Translation;
import org.scorehub.connector.explain.Explainer;
import org.scorehub.connector.explain.Explanation;
import org.scorehub.connector.explain.Reach;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Withheld;
import org.scorehub.web.exchange.ExchangeDetail;
import org.scorehub.web.exchange.ExchangeReads;
import org.scorehub.web.exchange.ExchangeSummary;
import org.scorehub.web.exchange.RawBytes;
import org.springframework.stereotype.Component;

/** Explains values of documents that came, by the files that were used then. */
@Component
class PastExchanges {

  private static final int MOST_EARLIER = 10;

  /** What of a finding the rules decide. */
  private static final Pattern PLACED =
      Pattern.compile("/findings/\\d+/(topic|topicConfidence|topicEvidence|mappedTopic)");

  private final OrganisationDatabase database;
  private final ExchangeReads exchanges;
  private final RawBytes raw;
  private final FilesUsed files;
  private final AccessTrail trail;

  PastExchanges(
      OrganisationDatabase database,
      ExchangeReads exchanges,
      RawBytes raw,
      FilesUsed files,
      AccessTrail trail) {
    this.database = database;
    this.exchanges = exchanges;
    this.raw = raw;
    this.files = files;
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
  Explained explain(UUID id, String path) {
    ExchangeDetail exchange = exchanges.find(id).orElseThrow(() -> new NotVisible("exchange", id));
    checkReadable(exchange);
    Connector connector = files.connector(exchange.summary().connector(), exchange.bundleId());
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
  List<Reach> reach(UUID id, String path) {
    ExchangeDetail exchange = exchanges.find(id).orElseThrow(() -> new NotVisible("exchange", id));
    checkReadable(exchange);
    Connector connector = files.connector(exchange.summary().connector(), exchange.bundleId());
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
    InboundDocument document = inbound(exchange.summary(), connector);
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
                .param("bundle", FilesUsed.named(exchange.bundleId()))
                .query(String.class)
                .optional()
                .orElse(null));
  }

  private static InboundDocument inbound(ExchangeSummary exchange, Connector connector) {
    InboundDocument document =
        connector
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
    for (SeenThen seen : seen(exchange)) {
      ExchangeSummary summary = exchange.summary();
      if (!seen.id().equals(summary.id())) {
        summary = exchanges.find(seen.id()).map(ExchangeDetail::summary).orElse(null);
      }
      if (summary != null && raw.mayRead(summary)) {
        before.add(seen.with(read(summary, seen.bundleId()), pointer));
      }
    }
    return before;
  }

  private List<SeenThen> seen(ExchangeDetail exchange) {
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
                .param("bundle", FilesUsed.named(exchange.bundleId()))
                .param("key", key(summary))
                .param("connector", summary.connector())
                .param("document", summary.document())
                .param("most", MOST_EARLIER)
                .query((row, n) -> SeenThen.of(row))
                .list());
  }

  private static String key(ExchangeSummary exchange) {
    String key = exchange.nativeKey();
    return key == null ? "" : "native:" + key;
  }

  private @Nullable JsonNode read(ExchangeSummary exchange, String bundle) {
    InboundDocument document = inbound(exchange, files.connector(exchange.connector(), bundle));
    Translation translation = document.translate(bytes(exchange, document));
    return translation instanceof Translation.Translated translated
        ? CanonicalJson.write(translated.canonical())
        : null;
  }
}
