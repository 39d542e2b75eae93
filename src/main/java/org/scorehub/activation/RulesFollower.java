package org.scorehub.activation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.journal.BundleStore;
import org.scorehub.mapping.Bundle;
import org.scorehub.matching.InvalidRules;
import org.scorehub.matching.RulesInUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes this instance answer by the rules that are active: those that a person activated, and where
 * the hub follows its files, those saved since. Rules that do not work are said once; the instance
 * answers on as before.
 */
@Component
public final class RulesFollower implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RulesFollower.class);

  private final Path root;
  private final ActivationSettings settings;
  private final ActivationLog activations;
  private final BundleStore bundles;
  private final RulesInUse rules;
  private final Ticking ticking = new Ticking("rules");
  private Bundle running;
  private String saved;
  private List<Problem> broken;
  private @Nullable ProjectScan seen;
  private boolean settled = true;
  private volatile boolean ticks;

  RulesFollower(
      @Value("${hub.root}") Path root,
      ActivationSettings settings,
      ActivationLog activations,
      BundleStore bundles,
      StartingRules starting,
      RulesInUse rules) {
    this.root = root;
    this.settings = settings;
    this.activations = activations;
    this.bundles = bundles;
    this.rules = rules;
    this.running = starting.bundle();
    this.saved = starting.files().id();
    this.broken = starting.broken();
  }

  @Override
  public void start() {
    ticks = true;
    ticking.begin(settings.interval(), this::look);
  }

  @Override
  public void stop() {
    ticking.end();
    ticks = false;
  }

  @Override
  public boolean isRunning() {
    return ticks;
  }

  /** Looks once, and follows. */
  synchronized void look() {
    if (settings.mode() == ActivationMode.FILES) {
      lookAtFiles();
    }
    Optional<String> wanted = activations.rules();
    if (wanted.isPresent() && !wanted.get().equals(running.id())) {
      use(bundles.find(wanted.get()).orElseThrow());
    }
  }

  /** A file saved by halves, or a checkout of many, has not settled at the first look. */
  private void lookAtFiles() {
    ProjectScan now = ProjectScan.of(root, RulesFiles.FOLDERS);
    if (!now.equals(seen)) {
      settled = seen == null && settled;
      seen = now;
    } else if (!settled) {
      settled = true;
      take(RulesFiles.in(root));
    }
  }

  private void take(Bundle files) {
    if (!files.id().equals(saved)) {
      saved = files.id();
      if (use(files)) {
        activations.record(RulesFiles.ID, files, Act.ofHub(ActivationKind.FILES));
      }
    }
  }

  private boolean use(Bundle files) {
    try {
      rules.use(RulesFiles.matcher(files));
      running = files;
      broken = List.of();
      log.info("Findings are answered by rules {}", rules.rules().version());
      return true;
    } catch (InvalidRules e) {
      if (!e.problems().equals(broken)) {
        log.error("Rules do not work, those before stay in use:\n{}", e.getMessage());
      }
      broken = e.problems();
      return false;
    }
  }

  /** The files of the rules in use. */
  public synchronized Bundle running() {
    return running;
  }

  /** What is wrong with the rules saved or activated last; empty if they are in use. */
  public synchronized List<Problem> broken() {
    return broken;
  }

  /** Whether this instance answers by what is recorded as active. */
  public synchronized boolean isCurrent() {
    return activations.rules().filter(running.id()::equals).isPresent();
  }
}
