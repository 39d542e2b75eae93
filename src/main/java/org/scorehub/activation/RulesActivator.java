package org.scorehub.activation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.journal.BundleStore;
import org.scorehub.mapping.Bundle;
import org.scorehub.matching.InvalidRules;
import org.scorehub.matching.Matcher;
import org.springframework.stereotype.Component;

/**
 * Checks changed rules, and makes them the ones in use as a recorded act that all instances follow.
 * This one has followed when a call returns.
 */
@Component
public final class RulesActivator {

  private static final int MAX_NOTE = 1000;

  private final RulesFollower follower;
  private final ActivationLog activations;
  private final BundleStore bundles;
  private final ActivationSettings settings;

  RulesActivator(
      RulesFollower follower,
      ActivationLog activations,
      BundleStore bundles,
      ActivationSettings settings) {
    this.follower = follower;
    this.activations = activations;
    this.bundles = bundles;
    this.settings = settings;
  }

  /**
   * Changed rules that are not in use.
   *
   * @param bundle names their content
   * @param changes files that differ from those in use
   * @param problems everything wrong with them
   * @param matcher answers by them; null if anything is wrong
   */
  public record Draft(
      String bundle, List<FileChange> changes, List<Problem> problems, @Nullable Matcher matcher) {

    public Draft {
      changes = List.copyOf(changes);
      problems = List.copyOf(problems);
    }
  }

  /** Whether saving rule files makes them active, so that the next save replaces an activation. */
  public boolean followsFiles() {
    return settings.mode() == ActivationMode.FILES;
  }

  /**
   * Checks the rules in use with some files changed.
   *
   * @param changes content by path relative to the project root
   * @throws IllegalArgumentException for a file that is no rule file
   */
  public Draft draft(Map<String, String> changes) {
    Bundle running = follower.running();
    return draft(running, RulesFiles.changed(running, changes));
  }

  /**
   * Checks going back to rules that were in use.
   *
   * @param to id of their bundle or the beginning of it
   * @throws ActivationRefused if they never were in use
   */
  public Draft earlier(String to) {
    return draft(follower.running(), bundle(to));
  }

  private static Draft draft(Bundle running, Bundle wanted) {
    List<FileChange> changes = FileChange.between(running, wanted);
    try {
      return new Draft(wanted.id(), changes, List.of(), RulesFiles.matcher(wanted));
    } catch (InvalidRules e) {
      return new Draft(wanted.id(), changes, e.problems(), null);
    }
  }

  /**
   * Puts changed rules to use.
   *
   * @param expected bundle that was looked at; null for whichever it is
   * @throws ActivationRefused if they do not work, or are others than expected
   */
  public void activate(
      Map<String, String> changes, String by, @Nullable String note, @Nullable String expected) {
    Bundle wanted = RulesFiles.changed(follower.running(), changes);
    if (expected != null && !expected.equals(wanted.id())) {
      throw new ActivationRefused("The rules have changed since they were looked at", List.of());
    }
    record(wanted, new Act(ActivationKind.ACTIVATION, by, note(note), false));
  }

  /**
   * Goes back to rules that were in use.
   *
   * @param to id of their bundle or the beginning of it; null for those before the current
   * @throws ActivationRefused if they never were in use, or work no more
   */
  public void rollBack(String by, @Nullable String note, @Nullable String to) {
    record(
        to == null ? bundle(previous()) : bundle(to),
        new Act(ActivationKind.ROLLBACK, by, note(note), false));
  }

  private String previous() {
    return activations
        .previous(RulesFiles.ID)
        .orElseThrow(() -> new ActivationRefused("There are no earlier rules", List.of()));
  }

  private Bundle bundle(String beginning) {
    return activations
        .ran(RulesFiles.ID, beginning)
        .flatMap(bundles::find)
        .orElseThrow(
            () ->
                new ActivationRefused(
                    "No or several rules in use began with " + beginning, List.of()));
  }

  private void record(Bundle wanted, Act act) {
    try {
      Objects.requireNonNull(RulesFiles.matcher(wanted));
    } catch (InvalidRules e) {
      throw new ActivationRefused("These rules do not work", e.problems());
    }
    activations.record(RulesFiles.ID, wanted, act);
    follower.look();
  }

  private static @Nullable String note(@Nullable String given) {
    String note = given == null || given.isBlank() ? null : given.strip();
    if (note != null && note.length() > MAX_NOTE) {
      throw new IllegalArgumentException("note must have at most " + MAX_NOTE + " characters");
    }
    return note;
  }
}
