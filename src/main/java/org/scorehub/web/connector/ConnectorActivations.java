package org.scorehub.web.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.Activator;
import org.scorehub.activation.Candidate;
import org.scorehub.activation.Candidates;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.web.Withheld;
import org.springframework.stereotype.Component;

/** Lets the people who run the hub see and decide what connectors run with. */
@Component
class ConnectorActivations {

  private final Activator activator;
  private final Candidates candidates;
  private final ActivationReads reads;
  private final AccessTrail trail;

  ConnectorActivations(
      Activator activator, Candidates candidates, ActivationReads reads, AccessTrail trail) {
    this.activator = activator;
    this.candidates = candidates;
    this.reads = reads;
    this.trail = trail;
  }

  /** Whether the caller may look at the files of connectors. */
  static boolean mayLook() {
    return Caller.current().mayRun();
  }

  /** Whether the caller may decide now: false too where the hub follows its files. */
  boolean mayDecide() {
    return activator.isOffered() && mayLook() && reads.isDecidedHere();
  }

  /** Whether people decide at all; false where the hub follows its files. */
  boolean isOffered() {
    return activator.isOffered();
  }

  /**
   * The files on this instance's disk, checked.
   *
   * @throws Withheld if the caller may not look
   */
  Candidate candidate(String id) {
    refuseUnless(mayLook());
    return candidates.of(id);
  }

  /** Whatever differs of all connectors, unchecked, by id. */
  List<Candidate> glance() {
    return candidates.glance();
  }

  /**
   * Activates the files.
   *
   * @param expected bundle that was looked at; null for whichever it is
   */
  void activate(String id, @Nullable String note, @Nullable String expected, boolean force) {
    HubUser user = decider();
    activator.activate(id, user.username(), note, expected, force);
    trail.record("connector.activated", "connector:" + id);
  }

  /**
   * Goes back.
   *
   * @param to bundle, or the beginning of one; null for the one before the current
   */
  void rollBack(String id, @Nullable String note, @Nullable String to) {
    HubUser user = decider();
    activator.rollBack(id, user.username(), note, to);
    trail.record("connector.rolled-back", "connector:" + id);
  }

  private HubUser decider() {
    refuseUnless(mayLook() && reads.isDecidedHere());
    return Caller.current();
  }

  private static void refuseUnless(boolean allowed) {
    if (!allowed) {
      throw new Withheld(
          "Only engineers of the organisation that runs the hub decide on connectors");
    }
  }
}
