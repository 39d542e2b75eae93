package org.scorehub.replay;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.journal.BundleStore;
import org.scorehub.mapping.Bundle;
import org.springframework.stereotype.Component;

/** Connectors as they once were, compiled from the files that are kept of every bundle in use. */
@Component
public final class KeptConnectors {

  private static final int MOST_KEPT = 16;

  private final ConnectorCatalogue catalogue;
  private final BundleStore store;
  private final Map<String, Connector> compiled = new ConcurrentHashMap<>();

  KeptConnectors(ConnectorCatalogue catalogue, BundleStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  /**
   * The connector with the files of a bundle.
   *
   * @return empty if that bundle is not kept
   * @throws InvalidConnector if its files do not work with this release any more
   */
  public Optional<Connector> asWas(String connector, String bundle) {
    return catalogue
        .findLast(connector)
        .filter(now -> now.bundle().id().equals(bundle))
        .or(() -> Optional.ofNullable(compiled.get(connector + '|' + bundle)))
        .or(() -> store.find(bundle).map(files -> compiled(connector, files)));
  }

  /** The connector with these files, compiled once. */
  Connector compiled(String connector, Bundle files) {
    String key = connector + '|' + files.id();
    Connector known = compiled.get(key);
    if (known != null) {
      return known;
    }
    if (compiled.size() >= MOST_KEPT) {
      compiled.clear();
    }
    Connector made = ConnectorCompiler.compile(files, connector);
    compiled.put(key, made);
    return made;
  }
}
