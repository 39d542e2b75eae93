package org.scorehub.replay;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.journal.BundleStore;
import org.scorehub.mapping.Bundle;
import org.springframework.stereotype.Component;

/** Finds the connector, compiled from the files that a command wants. */
@Component
final class ReplayBundles {

  private static final int MOST_KEPT = 16;

  private final ConnectorCatalogue catalogue;
  private final BundleStore store;
  private final Map<String, Connector> compiled = new ConcurrentHashMap<>();

  ReplayBundles(ConnectorCatalogue catalogue, BundleStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  /**
   * The connector with the files wanted.
   *
   * @param was files that the exchange was translated with; null or empty if with none
   * @throws ReplayRefused if there are no such files, or none that work
   */
  Connector find(String connector, @Nullable String was, ReplayCommand command) {
    return switch (command.bundle()) {
      case AS_IS -> active(connector);
      case AS_WAS -> asWas(connector, was);
      case CANDIDATE -> candidate(connector, command.files());
    };
  }

  private Connector active(String connector) {
    return catalogue
        .findLast(connector)
        .orElseThrow(() -> new ReplayRefused("there is no connector " + connector));
  }

  private Connector asWas(String connector, @Nullable String was) {
    if (was == null || was.isEmpty()) {
      throw new ReplayRefused("it was never translated, so there is no bundle as it was");
    }
    Optional<Connector> now = catalogue.findLast(connector);
    return now.filter(found -> found.bundle().id().equals(was))
        .orElseGet(() -> compiled(connector, was));
  }

  private Connector compiled(String connector, String id) {
    Connector known = compiled.get(connector + '|' + id);
    if (known != null) {
      return known;
    }
    Bundle bundle =
        store.find(id).orElseThrow(() -> new ReplayRefused("bundle " + id + " is not kept"));
    return keep(connector + '|' + id, compile(bundle, connector));
  }

  private Connector candidate(String connector, Map<String, String> files) {
    SortedMap<String, byte[]> all = new TreeMap<>(active(connector).bundle().files());
    files.forEach(
        (path, text) -> all.put(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Bundle bundle = Bundle.of(all);
    Connector known = compiled.get(connector + '|' + bundle.id());
    return known == null ? keep(connector + '|' + bundle.id(), compile(bundle, connector)) : known;
  }

  private Connector keep(String key, Connector connector) {
    if (compiled.size() >= MOST_KEPT) {
      compiled.clear();
    }
    compiled.put(key, connector);
    return connector;
  }

  private static Connector compile(Bundle bundle, String connector) {
    try {
      return ConnectorCompiler.compile(bundle, connector);
    } catch (InvalidConnector e) {
      throw new ReplayRefused("the files do not work: " + e.problems().get(0).message());
    }
  }
}
