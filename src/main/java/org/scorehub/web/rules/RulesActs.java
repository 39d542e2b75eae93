package org.scorehub.web.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.RulesActivator;
import org.scorehub.activation.RulesFiles;
import org.scorehub.activation.RulesFollower;
import org.scorehub.canonical.Problem;
import org.scorehub.matching.RulesInUse;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.Role;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Withheld;
import org.scorehub.web.connector.ActivationReads;
import org.scorehub.web.connector.ActivationView;
import org.springframework.stereotype.Component;

/** Lets compliance officers look at the rules of matching, change them and go back. */
@Component
class RulesActs {

  private static final List<Role> MAY_LOOK = List.of(Role.COMPLIANCE, Role.OPERATOR);

  /**
   * The rules in use.
   *
   * @param version names the content of all rule files
   * @param bundle names them among the activations
   * @param followsFiles whether saving a rule file makes it active too
   * @param problems what is wrong with the rules saved or activated last; empty if they are in use
   * @param files paths that people may change
   * @param mayDecide whether the caller may put other rules to use
   */
  record State(
      String version,
      String bundle,
      boolean followsFiles,
      List<Problem> problems,
      List<String> files,
      boolean mayDecide) {}

  private final RulesActivator activator;
  private final RulesFollower follower;
  private final RulesInUse rules;
  private final RulesReads reads;
  private final ActivationReads activations;
  private final AccessTrail trail;

  RulesActs(
      RulesActivator activator,
      RulesFollower follower,
      RulesInUse rules,
      RulesReads reads,
      ActivationReads activations,
      AccessTrail trail) {
    this.activator = activator;
    this.follower = follower;
    this.rules = rules;
    this.reads = reads;
    this.activations = activations;
    this.trail = trail;
  }

  /** Whether the caller may look at the rules and try changes. */
  static boolean mayLook() {
    return Caller.current().hasAny(MAY_LOOK);
  }

  private static void refuseOthers() {
    if (!mayLook()) {
      throw new Withheld("Only compliance and those who run the hub see its rules");
    }
  }

  /** What is in use, and how it stands. */
  State state() {
    refuseOthers();
    return new State(
        rules.rules().version(),
        follower.running().id(),
        activator.followsFiles(),
        follower.broken(),
        files(),
        activations.isDecidedHere());
  }

  private List<String> files() {
    return follower.running().paths().stream()
        .filter(path -> path.endsWith(".csv"))
        .filter(path -> RulesFiles.EDITABLE.stream().anyMatch(path::startsWith))
        .toList();
  }

  /**
   * A rule file as it is in use.
   *
   * @throws NotVisible if there is no such rule file
   */
  String file(String path) {
    refuseOthers();
    if (!files().contains(path)) {
      throw new NotVisible("rule file", path);
    }
    return new String(follower.running().read(path), StandardCharsets.UTF_8);
  }

  /** The latest activations, the current one first. */
  List<ActivationView> history() {
    refuseOthers();
    return activations.history(RulesFiles.ID);
  }

  /** What changed files would do. */
  RulesPreview preview(Map<String, String> changes) {
    refuseOthers();
    return reads.preview(activator.draft(changes));
  }

  /** What going back would do. */
  RulesPreview previewOf(String earlier) {
    refuseOthers();
    return reads.preview(activator.earlier(earlier));
  }

  /**
   * Puts changed files to use.
   *
   * @param expected bundle of the preview that was looked at; null for whichever it is
   */
  void activate(Map<String, String> changes, @Nullable String note, @Nullable String expected) {
    HubUser user = decider();
    activator.activate(changes, user.username(), note, expected);
    trail.record("rules.activated", "rules:" + rules.rules().version());
  }

  /**
   * Goes back.
   *
   * @param to bundle, or the beginning of one; null for the one before the current
   */
  void rollBack(@Nullable String note, @Nullable String to) {
    HubUser user = decider();
    activator.rollBack(user.username(), note, to);
    trail.record("rules.rolled-back", "rules:" + rules.rules().version());
  }

  private HubUser decider() {
    refuseOthers();
    if (!activations.isDecidedHere()) {
      throw new Withheld("Only the organisation that runs the hub decides on its rules");
    }
    return Caller.current();
  }
}
