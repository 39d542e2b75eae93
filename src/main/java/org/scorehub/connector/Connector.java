package org.scorehub.connector;

import java.util.Map;
import java.util.Optional;
import org.scorehub.mapping.Bundle;

/**
 * A connector compiled from one bundle of files.
 *
 * @param definition what its manifest says
 * @param bundle the files it was compiled from
 * @param inbound documents that others send, by name
 * @param outbound documents that the hub sends, by name
 */
public record Connector(
    ConnectorDefinition definition,
    Bundle bundle,
    Map<String, InboundDocument> inbound,
    Map<String, OutboundDocument> outbound) {

  public Connector {
    inbound = Map.copyOf(inbound);
    outbound = Map.copyOf(outbound);
  }

  public String id() {
    return definition.id();
  }

  public Optional<InboundDocument> inbound(String document) {
    return Optional.ofNullable(inbound.get(document));
  }

  public Optional<OutboundDocument> outbound(String document) {
    return Optional.ofNullable(outbound.get(document));
  }
}
