package org.scorehub.activation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scorehub.canonical.Problem;
import org.scorehub.journal.BundleStore;
import org.scorehub.mapping.Bundle;
import org.scorehub.matching.InvalidRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Finds the rules that a hub begins with: its files where it follows them, and the last ones that
 * worked where they do not; else those that are recorded as active, whatever its files are.
 */
@Component
@EnableConfigurationProperties(ActivationSettings.class)
public final class StartingRules {

  private static final Logger log = LoggerFactory.getLogger(StartingRules.class);

  private final ActivationLog activations;
  private final BundleStore bundles;
  private final Bundle files;
  private final Bundle bundle;
  private List<Problem> broken = List.of();

  StartingRules(
      @Value("${hub.root}") Path root,
      ActivationSettings settings,
      ActivationLog activations,
      BundleStore bundles) {
    this.activations = activations;
    this.bundles = bundles;
    this.files = RulesFiles.in(root);
    this.bundle = settings.mode() == ActivationMode.FILES ? fromFiles() : fromActivation();
  }

  private Bundle fromFiles() {
    try {
      RulesFiles.matcher(files);
      activations.record(RulesFiles.ID, files, Act.ofHub(ActivationKind.FILES));
      return files;
    } catch (InvalidRules e) {
      log.error("Rules do not work, the last that did stay in use:\n{}", e.getMessage());
      broken = e.problems();
      return recorded().orElseThrow(() -> e);
    }
  }

  private Bundle fromActivation() {
    Optional<Bundle> active = recorded();
    if (active.isEmpty()) {
      RulesFiles.matcher(files);
      activations.record(RulesFiles.ID, files, Act.ofHub(ActivationKind.START));
    }
    return active.orElse(files);
  }

  private Optional<Bundle> recorded() {
    return activations.rules().flatMap(bundles::find);
  }

  /** The rules to begin with. */
  public Bundle bundle() {
    return bundle;
  }

  /** The files as they were then. */
  Bundle files() {
    return files;
  }

  /** What is wrong with the files; empty if nothing, or if they do not matter. */
  List<Problem> broken() {
    return broken;
  }
}
