package org.scorehub.activation;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InvalidConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts the connectors' routes once the shared ones run, then follows files or activations until
 * the hub stops.
 */
@Component
class StartedRoutes implements CamelContextConfiguration, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StartedRoutes.class);

  private final ConnectorCatalogue catalogue;
  private final ConnectorSwap swap;
  private final ActivationSettings settings;
  private final ActivationLog activations;
  private final FileFollower files;
  private final ActivationFollower recorded;
  private final Ticking ticking = new Ticking("connectors");
  private volatile boolean running;

  StartedRoutes(
      ConnectorCatalogue catalogue,
      ConnectorSwap swap,
      ActivationSettings settings,
      ActivationLog activations,
      FileFollower files,
      ActivationFollower recorded) {
    this.catalogue = catalogue;
    this.swap = swap;
    this.settings = settings;
    this.activations = activations;
    this.files = files;
    this.recorded = recorded;
  }

  @Override
  public void beforeApplicationStart(CamelContext camelContext) {
    // templates are not read yet
  }

  @Override
  public void afterApplicationStart(CamelContext camelContext) {
    swap.begin(camelContext);
    catalogue.all().forEach(this::start);
    boolean follows = settings.mode() == ActivationMode.FILES;
    ticking.begin(settings.interval(), follows ? files::look : recorded::follow);
  }

  private void start(Connector connector) {
    try {
      swap.install(connector);
      record(connector);
    } catch (InvalidConnector e) {
      log.error("Does not work: {}", e.getMessage());
      catalogue.reject(connector.id(), e);
      startLastWorking(connector);
    }
  }

  private void record(Connector connector) {
    if (settings.mode() == ActivationMode.FILES && catalogue.invalid(connector.id()).isEmpty()) {
      activations.record(connector.id(), connector.bundle(), Act.ofHub(ActivationKind.FILES));
    }
  }

  private void startLastWorking(Connector broken) {
    try {
      activations
          .active(broken.id())
          .filter(bundle -> !bundle.equals(broken.bundle()))
          .map(bundle -> ConnectorCompiler.compile(bundle, broken.id()))
          .ifPresent(swap::install);
    } catch (InvalidConnector e) {
      log.error("Nor do its last working files: {}", e.getMessage());
    }
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    ticking.end();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
