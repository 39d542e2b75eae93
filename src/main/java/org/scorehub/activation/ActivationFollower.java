package org.scorehub.activation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.journal.BundleStore;
import org.scorehub.mapping.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes this instance run what is recorded as active. An activation that it cannot follow is said
 * once; the instance runs on as it was.
 */
@Component
class ActivationFollower {

  private static final Logger log = LoggerFactory.getLogger(ActivationFollower.class);

  private final ConnectorCatalogue catalogue;
  private final ConnectorSwap swap;
  private final ActivationLog activations;
  private final BundleStore bundles;
  private final Map<String, Long> failed = new HashMap<>();

  ActivationFollower(
      ConnectorCatalogue catalogue,
      ConnectorSwap swap,
      ActivationLog activations,
      BundleStore bundles) {
    this.catalogue = catalogue;
    this.swap = swap;
    this.activations = activations;
    this.bundles = bundles;
  }

  /** Follows all that has been activated since. */
  synchronized void follow() {
    activations.current().forEach(this::follow);
  }

  private void follow(String id, ActivationLog.Current wanted) {
    Long before = failed.get(id);
    if (!Objects.equals(wanted.bundleId(), running(id))
        && (before == null || before != wanted.activation())) {
      change(id, wanted);
    }
  }

  private @Nullable String running(String id) {
    return catalogue.find(id).map(connector -> connector.bundle().id()).orElse(null);
  }

  private void change(String id, ActivationLog.Current wanted) {
    try {
      if (wanted.bundleId() == null) {
        catalogue.find(id).ifPresent(swap::remove);
      } else {
        Bundle bundle = bundles.find(wanted.bundleId()).orElseThrow();
        Connector connector = ConnectorCompiler.compile(bundle, id);
        swap.install(connector);
      }
      catalogue.mend(id);
      failed.remove(id);
      log.info("{} runs activation {}: {}", id, wanted.activation(), shown(wanted.bundleId()));
    } catch (InvalidConnector e) {
      failed.put(id, wanted.activation());
      catalogue.reject(id, e);
      log.error("Activation {} cannot be followed: {}", wanted.activation(), e.getMessage());
    }
  }

  private static String shown(@Nullable String bundleId) {
    return bundleId == null ? "taken away" : ShortId.of(bundleId);
  }
}
