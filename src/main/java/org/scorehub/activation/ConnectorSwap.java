package org.scorehub.activation;

import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.journal.BundleStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts one form of a connector in the place of another: its mappings, code lists and schemas at
 * once, its routes where they differ. Everything is read and checked before anything changes, and
 * what ran before runs again if something cannot be started. One swap at a time.
 */
@Component
class ConnectorSwap {

  private static final Logger log = LoggerFactory.getLogger(ConnectorSwap.class);

  private final ConnectorCatalogue catalogue;
  private final BundleStore bundles;
  private final RouteFiles routeFiles;
  private final ConnectorRoutes routes;
  private @Nullable CamelContext camel;

  ConnectorSwap(
      ConnectorCatalogue catalogue,
      BundleStore bundles,
      RouteFiles routeFiles,
      ConnectorRoutes routes) {
    this.catalogue = catalogue;
    this.bundles = bundles;
    this.routeFiles = routeFiles;
    this.routes = routes;
  }

  /** Tells which Camel runs the routes; until then nothing can be swapped. */
  synchronized void begin(CamelContext started) {
    camel = started;
  }

  /**
   * Reads the routes of a connector and changes nothing.
   *
   * @throws InvalidConnector if any is wrong
   */
  synchronized void check(Connector connector) {
    routeFiles.read(camel(), connector);
  }

  /**
   * Makes a connector the active one of its id.
   *
   * @throws InvalidConnector if it cannot be; what was active is active still
   */
  synchronized void install(Connector next) {
    List<RouteFile> files = routeFiles.read(camel(), next);
    bundles.keep(next.id(), next.bundle());
    Optional<Connector> before = catalogue.find(next.id());
    try {
      routes.install(camel(), next, files, () -> catalogue.activate(next));
    } catch (RuntimeException e) {
      before
          .filter(known -> !known.bundle().equals(next.bundle()))
          .ifPresentOrElse(this::restore, () -> remove(next));
      throw e;
    }
  }

  private void restore(Connector before) {
    List<RouteFile> files = routeFiles.read(camel(), before);
    routes.install(camel(), before, files, () -> catalogue.activate(before));
    log.warn("{} runs on as it was: {}", before.id(), ShortId.of(before.bundle()));
  }

  /** Takes a connector away; documents of it that were acknowledged are still translated. */
  synchronized void remove(Connector connector) {
    routes.remove(camel(), connector.id(), () -> catalogue.retire(connector));
  }

  private CamelContext camel() {
    if (camel == null) {
      throw new IllegalStateException("the hub has not started yet");
    }
    return camel;
  }
}
