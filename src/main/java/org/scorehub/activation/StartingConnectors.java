package org.scorehub.activation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.journal.BundleStore;
import org.scorehub.mapping.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Finds the connectors that a hub begins with. */
@Component
@EnableConfigurationProperties(ActivationSettings.class)
public final class StartingConnectors {

  private static final Logger log = LoggerFactory.getLogger(StartingConnectors.class);

  private final Path root;
  private final ActivationSettings settings;
  private final ActivationLog activations;
  private final BundleStore bundles;

  StartingConnectors(
      @Value("${hub.root}") Path root,
      ActivationSettings settings,
      ActivationLog activations,
      BundleStore bundles) {
    this.root = root;
    this.settings = settings;
    this.activations = activations;
    this.bundles = bundles;
  }

  /**
   * The connectors, compiled; their routes do not run yet. A hub that follows its files takes
   * those, and the last ones that worked where they do not; any other takes the recorded
   * activations, whatever its files are.
   */
  public ConnectorCatalogue load() {
    ConnectorCatalogue catalogue =
        settings.mode() == ActivationMode.FILES ? fromFiles() : fromActivations();
    catalogue.invalid().forEach(invalid -> log.error("Does not work: {}", invalid.getMessage()));
    catalogue.all().forEach(connector -> bundles.keep(connector.id(), connector.bundle()));
    return catalogue;
  }

  private ConnectorCatalogue fromFiles() {
    ConnectorCatalogue catalogue = ConnectorCatalogue.load(root);
    for (InvalidConnector invalid : catalogue.invalid()) {
      lastWorking(invalid.connector()).ifPresent(catalogue::activate);
    }
    List<String> present = ConnectorCatalogue.ids(root);
    for (String id : activations.current().keySet()) {
      if (!present.contains(id)) {
        lastWorking(id).ifPresent(catalogue::retire);
      }
    }
    return catalogue;
  }

  private Optional<Connector> lastWorking(String id) {
    try {
      return activations.active(id).map(bundle -> ConnectorCompiler.compile(bundle, id));
    } catch (InvalidConnector e) {
      log.warn("Its last working files do not work with this version of the hub: {}", id);
      return Optional.empty();
    }
  }

  private ConnectorCatalogue fromActivations() {
    activations.alone(this::recordFilesIfNothingIs);
    ConnectorCatalogue catalogue = new ConnectorCatalogue();
    SortedMap<String, ActivationLog.Current> current = activations.current();
    current.forEach(
        (id, activation) -> {
          if (activation.bundleId() != null) {
            add(catalogue, id, activation.bundleId());
          }
        });
    tellOfOtherFiles(current);
    return catalogue;
  }

  private void recordFilesIfNothingIs() {
    if (activations.current().isEmpty()) {
      ConnectorCatalogue files = ConnectorCatalogue.load(root);
      files.invalid().forEach(e -> log.error("Not activated: {}", e.getMessage()));
      for (Connector connector : files.all()) {
        activations.record(connector.id(), connector.bundle(), Act.ofHub(ActivationKind.START));
      }
      log.info("No activation is recorded yet: activated {} connectors", files.all().size());
    }
  }

  private void add(ConnectorCatalogue catalogue, String id, String bundleId) {
    try {
      Bundle bundle = bundles.find(bundleId).orElseThrow();
      catalogue.activate(ConnectorCompiler.compile(bundle, id));
    } catch (InvalidConnector e) {
      catalogue.reject(id, e);
    }
  }

  private void tellOfOtherFiles(SortedMap<String, ActivationLog.Current> current) {
    for (String id : ConnectorCatalogue.ids(root)) {
      ActivationLog.Current active = current.get(id);
      String files = ConnectorCompiler.bundle(root, id).id();
      if (active == null || active.bundleId() == null) {
        log.info("{} is not active; its files wait for ./hub connector activate {}", id, id);
      } else if (!active.bundleId().equals(files)) {
        log.info(
            "{} runs {} as recorded; its files here are others ({})",
            id,
            ShortId.of(active.bundleId()),
            ShortId.of(files));
      }
    }
  }
}
