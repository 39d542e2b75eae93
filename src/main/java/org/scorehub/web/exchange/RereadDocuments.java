package org.scorehub.web.exchange;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.connector.Translation;
import org.scorehub.replay.KeptConnectors;
import org.springframework.stereotype.Component;

/** Reads kept bytes again, in memory: nothing is recorded. */
@Component
class RereadDocuments {

  private final ExchangeReads exchanges;
  private final ConnectorCatalogue catalogue;
  private final KeptConnectors kept;

  RereadDocuments(ExchangeReads exchanges, ConnectorCatalogue catalogue, KeptConnectors kept) {
    this.exchanges = exchanges;
    this.catalogue = catalogue;
    this.kept = kept;
  }

  /** Empty for a table, for a connector that is gone, and where no bytes are kept. */
  Optional<ThenAndNow> read(ExchangeDetail exchange) {
    ExchangeSummary summary = exchange.summary();
    Connector active = catalogue.findLast(summary.connector()).orElse(null);
    InboundDocument now = active == null ? null : inbound(active, summary);
    if (active == null || now == null) {
      return Optional.empty();
    }
    byte[] bytes = bytes(summary, now);
    if (bytes.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        ThenAndNow.of(
            exchange.bundleId(),
            active.bundle().id(),
            then(exchange, bytes),
            exchange.problems(),
            now.translate(bytes)));
  }

  private @Nullable Translation then(ExchangeDetail exchange, byte[] bytes) {
    String bundle = exchange.bundleId();
    try {
      return bundle == null || bundle.isEmpty()
          ? null
          : kept.asWas(exchange.summary().connector(), bundle)
              .map(connector -> inbound(connector, exchange.summary()))
              .map(document -> document.translate(bytes))
              .orElse(null);
    } catch (InvalidConnector e) {
      return null; // those files do not work with this release any more
    }
  }

  private static @Nullable InboundDocument inbound(Connector connector, ExchangeSummary exchange) {
    return connector
        .inbound(exchange.document())
        .filter(document -> document.table().isEmpty() || exchange.parent() != null)
        .orElse(null);
  }

  private byte[] bytes(ExchangeSummary exchange, InboundDocument document) {
    long most = Math.min(document.definition().limits().maxBytes(), Integer.MAX_VALUE - 8L);
    return exchanges.head(exchange, (int) most);
  }
}
