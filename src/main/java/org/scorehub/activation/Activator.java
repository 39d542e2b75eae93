package org.scorehub.activation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.journal.BundleStore;
import org.scorehub.mapping.Bundle;
import org.springframework.stereotype.Component;

/**
 * Carries out what a person decides about a connector, and records it; all instances follow. This
 * one has followed when a call returns.
 */
@Component
public final class Activator {

  private static final int MAX_NOTE = 1000;

  private final ActivationSettings settings;
  private final Candidates candidates;
  private final ActivationLog activations;
  private final ActivationFollower follower;
  private final BundleStore bundles;
  private final ConnectorCatalogue catalogue;
  private final ConnectorSwap swap;

  Activator(
      ActivationSettings settings,
      Candidates candidates,
      ActivationLog activations,
      ActivationFollower follower,
      BundleStore bundles,
      ConnectorCatalogue catalogue,
      ConnectorSwap swap) {
    this.settings = settings;
    this.candidates = candidates;
    this.activations = activations;
    this.follower = follower;
    this.bundles = bundles;
    this.catalogue = catalogue;
    this.swap = swap;
  }

  /** Whether people decide; false where the hub follows its files. */
  public boolean isOffered() {
    return settings.mode() == ActivationMode.RECORDED;
  }

  /**
   * Activates the files on this instance's disk; takes the connector away if there are none.
   *
   * @param by who decides
   * @param note why; null for no reason given, needed for {@code force}
   * @param expected bundle that was looked at; null for whichever it is
   * @param force accept examples that fail
   * @throws ActivationRefused if the files do not work or are others than expected
   * @throws UnknownConnector if there is neither an active connector nor files
   */
  public void activate(
      String id, String by, @Nullable String note, @Nullable String expected, boolean force) {
    refuseIfNotOffered();
    String reason = note(note);
    Optional<Bundle> files = candidates.files(id);
    if (files.isEmpty() && catalogue.find(id).isEmpty()) {
      throw new UnknownConnector(id);
    }
    String found = files.map(Bundle::id).orElse(null);
    if (expected != null && !expected.equals(found)) {
      throw new ActivationRefused("The files have changed since they were looked at", List.of());
    }
    if (files.isPresent()) {
      refuseIfBroken(id, force, reason);
    }
    record(id, files.orElse(null), new Act(ActivationKind.ACTIVATION, by, reason, force));
  }

  /**
   * Goes back to a bundle that the connector ran with, byte for byte, routes included.
   *
   * @param to its id or the beginning of it; null for the one before the current
   * @throws ActivationRefused if the connector never ran with it, or it works no more
   */
  public void rollBack(String id, String by, @Nullable String note, @Nullable String to) {
    refuseIfNotOffered();
    String target = to == null ? previous(id) : earlier(id, to);
    Bundle bundle = bundles.find(target).orElseThrow();
    refuseIfBroken(id, bundle);
    record(id, bundle, new Act(ActivationKind.ROLLBACK, by, note(note), false));
  }

  private String previous(String id) {
    return activations
        .previous(id)
        .orElseThrow(() -> new ActivationRefused(id + " has no earlier activation", List.of()));
  }

  private String earlier(String id, String beginning) {
    return activations
        .ran(id, beginning)
        .orElseThrow(
            () ->
                new ActivationRefused(
                    id + " ran with no or with several bundles that begin with " + beginning,
                    List.of()));
  }

  private void record(String id, @Nullable Bundle bundle, Act act) {
    activations.record(id, bundle, act);
    follower.follow();
    Optional<InvalidConnector> failed = catalogue.invalid(id);
    if (failed.isPresent()) {
      throw new ActivationRefused(
          "It is recorded, but cannot be started here; go back with a rollback",
          failed.get().problems());
    }
  }

  private void refuseIfNotOffered() {
    if (!isOffered()) {
      throw new ActivationRefused(
          "This hub follows its files: saving them makes them active", List.of());
    }
  }

  private void refuseIfBroken(String id, boolean force, @Nullable String note) {
    if (force && note == null) {
      throw new ActivationRefused("Whoever forces an activation says why, in a note", List.of());
    }
    List<Problem> standing =
        candidates.problems(id).stream().filter(p -> !force || Candidates.isFatal(p)).toList();
    if (!standing.isEmpty()) {
      throw new ActivationRefused("The files of " + id + " do not work", standing);
    }
  }

  /** It worked once, but perhaps not with this version of the hub. */
  private void refuseIfBroken(String id, Bundle bundle) {
    try {
      swap.check(ConnectorCompiler.compile(bundle, id));
    } catch (InvalidConnector e) {
      throw new ActivationRefused("That bundle of " + id + " works no more", e.problems());
    }
  }

  private static @Nullable String note(@Nullable String note) {
    if (note == null || note.isBlank()) {
      return null;
    }
    if (note.length() > MAX_NOTE) {
      throw new IllegalArgumentException("a note has at most " + MAX_NOTE + " characters");
    }
    return note.strip();
  }
}
