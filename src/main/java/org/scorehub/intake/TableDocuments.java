package org.scorehub.intake;

import java.util.Optional;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InboundDocument;
import org.scorehub.journal.BundleStore;
import org.springframework.stereotype.Component;

/**
 * Finds how a table is read. A table is read to its end as its connector was when it was received,
 * as another layout could count its children differently.
 */
@Component
final class TableDocuments {

  private final ConnectorCatalogue catalogue;
  private final BundleStore bundles;

  TableDocuments(ConnectorCatalogue catalogue, BundleStore bundles) {
    this.catalogue = catalogue;
    this.bundles = bundles;
  }

  /** Empty if the connector has no such table. */
  Optional<InboundDocument> find(SplitClaims.Claim claim) {
    return connector(claim)
        .flatMap(connector -> connector.inbound(claim.document()))
        .filter(document -> document.table().isPresent());
  }

  private Optional<Connector> connector(SplitClaims.Claim claim) {
    Optional<Connector> current = catalogue.find(claim.connector());
    boolean same = current.filter(c -> c.bundle().id().equals(claim.bundleId())).isPresent();
    return same
        ? current
        : bundles
            .find(claim.bundleId())
            .map(bundle -> ConnectorCompiler.compile(bundle, claim.connector()));
  }
}
