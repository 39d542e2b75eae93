package org.scorehub.connector.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.scorehub.connector.Connector;
import org.scorehub.connector.DocumentDefinition;

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
