package org.scorehub.delivery;

import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.DeliveryPolicy;
import org.springframework.stereotype.Component;

/** Finds how deliveries are to be sent, as the connector that is active now says. */
@Component("deliveryPolicies")
final class Policies {

  private final ConnectorCatalogue catalogue;

  Policies(ConnectorCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Of a receiver; the usual way if there is no such connector any more. */
  DeliveryPolicy of(String connector) {
    return catalogue
        .findLast(connector)
        .map(found -> found.definition().receiverPolicy())
        .orElse(DeliveryPolicy.DEFAULT);
  }

  /** Of a document. */
  DeliveryPolicy of(String connector, String document) {
    return catalogue
        .findLast(connector)
        .map(found -> found.definition().policyOf(document))
        .orElse(DeliveryPolicy.DEFAULT);
  }
}
