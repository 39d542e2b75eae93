package org.scorehub.connector.contract;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.connector.Connector;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;

/**
 * A connector to check.
 *
 * @param root folder of the project that its files are in
 * @param connector compiled from them
 */
public record ContractSubject(Path root, Connector connector) {

  /** Its manifest, to name lines of. */
  Manifest manifest() {
    return Manifest.of(connector);
  }

  /** Its documents by name, in the order of the manifest. */
  Map<String, DocumentDefinition> documents() {
    return connector.definition().documents();
  }

  /** Documents that others send, by name, in the order of the manifest. */
  Map<String, InboundDocument> inbound() {
    Map<String, InboundDocument> inbound = new LinkedHashMap<>();
    documents()
        .keySet()
        .forEach(name -> connector.inbound(name).ifPresent(found -> inbound.put(name, found)));
    return inbound;
  }

  /** Documents that the hub sends, by name, in the order of the manifest. */
  Map<String, OutboundDocument> outbound() {
    Map<String, OutboundDocument> outbound = new LinkedHashMap<>();
    documents()
        .keySet()
        .forEach(name -> connector.outbound(name).ifPresent(found -> outbound.put(name, found)));
    return outbound;
  }

  /**
   * The examples of one of its documents, sorted by name.
   *
   * @param document name of the document
   * @return empty if it has none
   */
  public List<Example> examples(String document) {
    DocumentDefinition definition = documents().get(document);
    if (definition == null) {
      throw new IllegalArgumentException(connector.id() + " has no document " + document);
    }
    return Example.all(root, connector.id(), document, definition);
  }
}
