package org.scorehub.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scorehub.connector.DocumentShape;
import org.scorehub.connector.InboundDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells all listeners, whatever one of them does. */
@Component
final class TranslationListeners {

  private static final Logger log = LoggerFactory.getLogger(TranslationListeners.class);

  private final Clock clock;
  private final List<TranslationListener> listeners;

  TranslationListeners(List<TranslationListener> listeners, Clock clock) {
    this.clock = clock;
    this.listeners = List.copyOf(listeners);
  }

  void tell(List<TranslatedDocument> documents) {
    List<SeenDocument> seen = new ArrayList<>();
    for (TranslatedDocument document : documents) {
      DocumentShape shape = document.translation().shape();
      if (shape != null) {
        seen.add(seen(document.received(), shape));
      }
    }
    if (!seen.isEmpty()) {
      listeners.forEach(listener -> tell(listener, seen));
    }
  }

  /** Of a table that was refused, its header is all there is to look at. */
  void tellOfHeader(
      SplitClaims.Claim claim, Optional<InboundDocument> document, Set<String> columns) {
    document
        .map(
            found ->
                new SeenDocument(
                    claim.id(),
                    claim.buyer(),
                    claim.connector(),
                    claim.document(),
                    found.shapeOf(columns),
                    clock.instant()))
        .ifPresent(seen -> listeners.forEach(listener -> tell(listener, List.of(seen))));
  }

  private static void tell(TranslationListener listener, List<SeenDocument> seen) {
    try {
      listener.recorded(seen);
    } catch (RuntimeException e) {
      log.warn("A batch of {} documents was recorded, but not looked at", seen.size(), e);
    }
  }

  private static SeenDocument seen(ReceivedDocument received, DocumentShape shape) {
    return new SeenDocument(
        received.id(),
        received.buyer(),
        received.connector(),
        received.document(),
        shape,
        received.receivedAt());
  }
}
