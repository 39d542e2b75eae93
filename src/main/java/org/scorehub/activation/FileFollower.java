package org.scorehub.activation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.mapping.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes active what is saved. Waits until two looks in a row see the same files, so that a file
 * saved by halves or a checkout of many is one change. A connector whose files do not work runs on
 * as it was.
 */
@Component
class FileFollower {

  private static final Logger log = LoggerFactory.getLogger(FileFollower.class);

  private final Path root;
  private final ConnectorCatalogue catalogue;
  private final ConnectorSwap swap;
  private final ActivationLog activations;
  private final StartOnlyFiles startOnly;
  private final ObjectProvider<NewTenants> tenants;
  private final Map<String, String> rejected = new HashMap<>();
  private @Nullable ProjectScan seen;
  private boolean settled;

  FileFollower(
      @Value("${hub.root}") Path root,
      ConnectorCatalogue catalogue,
      ConnectorSwap swap,
      ActivationLog activations,
      StartOnlyFiles startOnly,
      ObjectProvider<NewTenants> tenants) {
    this.root = root;
    this.catalogue = catalogue;
    this.swap = swap;
    this.activations = activations;
    this.startOnly = startOnly;
    this.tenants = tenants;
  }

  /** Looks once; changes connectors if files were saved and have settled. */
  void look() {
    ProjectScan now = ProjectScan.of(root);
    if (seen == null) {
      rememberSaid();
    }
    if (!now.equals(seen)) {
      seen = now;
      settled = false;
    } else if (!settled) {
      reload();
      settled = true;
    }
  }

  /** What did not work at the start has been said then. */
  private void rememberSaid() {
    for (InvalidConnector invalid : catalogue.invalid()) {
      String id = invalid.connector();
      rejected.put(id, ConnectorCompiler.bundle(root, id).id());
    }
  }

  private void reload() {
    List<String> present = ConnectorCatalogue.ids(root);
    present.forEach(this::reload);
    catalogue.all().stream().filter(c -> !present.contains(c.id())).forEach(this::remove);
    catalogue.invalid().stream()
        .map(InvalidConnector::connector)
        .filter(id -> !present.contains(id))
        .forEach(catalogue::mend);
    rejected.keySet().retainAll(present);
    startOnly.look();
  }

  private void reload(String id) {
    boolean learned = tenants.stream().anyMatch(source -> source.learn(id));
    Bundle bundle = ConnectorCompiler.bundle(root, id);
    if (catalogue.find(id).filter(active -> active.bundle().equals(bundle)).isPresent()) {
      mend(id);
      if (learned) {
        catalogue.find(id).ifPresent(swap::install);
      }
    } else if (!bundle.id().equals(rejected.get(id))) {
      activate(id, bundle);
    }
  }

  private void mend(String id) {
    rejected.remove(id);
    if (catalogue.invalid(id).isPresent()) {
      catalogue.mend(id);
      log.info("{}: the files are again as they are active", id);
    }
  }

  private void activate(String id, Bundle bundle) {
    try {
      Connector connector = ConnectorCatalogue.read(root, id);
      swap.install(connector);
      activations.record(id, connector.bundle(), Act.ofHub(ActivationKind.FILES));
      catalogue.mend(id);
      rejected.remove(id);
      log.info("{} runs with the files just saved: {}", id, ShortId.of(connector.bundle()));
    } catch (InvalidConnector e) {
      rejected.put(id, bundle.id());
      catalogue.reject(id, e);
      log.error(
          "Saved files do not work{}: {}",
          catalogue.find(id).isPresent() ? ", the connector runs on as it was" : "",
          e.getMessage());
    }
  }

  private void remove(Connector connector) {
    swap.remove(connector);
    activations.record(connector.id(), null, Act.ofHub(ActivationKind.FILES));
    log.warn(
        "{} has no files any more and takes no documents; those acknowledged before are still"
            + " translated",
        connector.id());
  }
}
