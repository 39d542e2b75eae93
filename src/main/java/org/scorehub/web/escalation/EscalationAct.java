package org.scorehub.web.escalation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do about an escalation. The states are those of the canonical record; that an
 * escalation is closed by a person and never by training is a rule of this project's design.
 */
public enum EscalationAct {
  /** It is so. Rules and corrections do not end it any more. */
  CONFIRM("CONFIRMED", "RAISED"),
  /** The harm has ended and what was owed is paid and proven. */
  RESOLVE("RESOLVED", "RAISED", "CONFIRMED"),
  /** It was not so, or is not this organisation's to follow. */
  CANCEL("CANCELLED", "RAISED", "CONFIRMED"),
  /** It was closed too early. */
  REOPEN("CONFIRMED", "RESOLVED", "CANCELLED"),
  /** What a clock waits for has happened. */
  CLOCK_MET(null, "RAISED", "CONFIRMED"),
  /** Something worth remembering; changes nothing. */
  NOTE(null, "RAISED", "CONFIRMED", "RESOLVED", "CANCELLED");

  private final @Nullable String to;
  private final String from;

  EscalationAct(@Nullable String to, String... from) {
    this.to = to;
    this.from = String.join(" ", from);
  }

  /** Whether it can be done in a state. */
  boolean fits(String state) {
    return List.of(from.split(" ")).contains(state);
  }

  /** The state that follows; the same where the act changes none. */
  String after(String state) {
    return to == null ? state : to;
  }

  /** Whether it must say why. */
  boolean needsReason() {
    return this != CONFIRM && this != CLOCK_MET;
  }

  /** What changes the state, of all that can be done now. */
  static List<EscalationAct> moves(String state) {
    return Arrays.stream(values()).filter(act -> act.to != null && act.fits(state)).toList();
  }
}
