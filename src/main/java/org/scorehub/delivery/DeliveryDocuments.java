package org.scorehub.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.OutboundDocument;
import org.springframework.stereotype.Component;

/** Finds the document of a delivery and what it tells of. */
@Component
final class DeliveryDocuments {

  private final ConnectorCatalogue catalogue;
  private final Map<String, DeliverySubject> byCanonical;

  DeliveryDocuments(ConnectorCatalogue catalogue, List<DeliverySubject> subjects) {
    this.catalogue = catalogue;
    this.byCanonical =
        subjects.stream()
            .collect(
                Collectors.toUnmodifiableMap(s -> s.type().getSimpleName(), Function.identity()));
  }

  /** As it is now or was last; empty if no connector ever wrote it. */
  Optional<OutboundDocument> document(String connector, String document) {
    return catalogue.findLast(connector).flatMap(found -> found.outbound(document));
  }

  /** Empty if no connector writes the document, or nothing composes what it tells of. */
  Optional<DeliverySubject> subject(String connector, String document) {
    return document(connector, document).flatMap(this::subject);
  }

  /** Empty if nothing composes what the document tells of. */
  Optional<DeliverySubject> subject(OutboundDocument document) {
    return Optional.ofNullable(byCanonical.get(document.definition().canonical()));
  }
}
