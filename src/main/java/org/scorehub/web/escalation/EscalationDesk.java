package org.scorehub.web.escalation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.scorehub.web.Withheld;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people do about escalations. Each act is kept with who, when and why; the latest can be
 * taken back. Money owed keeps an escalation open until its payment is proven and verified.
 */
@Component
class EscalationDesk {

  private static final List<Role> MAY_ACT = List.of(Role.COMPLIANCE, Role.OPERATOR);
  private static final int MOST = 2000;

  /**
   * An act that somebody wants.
   *
   * @param clock name of the deadline that was met; only of {@link EscalationAct#CLOCK_MET}
   * @param reason why; may be null of a confirmation and a deadline met
   * @param seen the state that was on the screen; null if none was
   */
  record Wanted(
      @Nullable EscalationAct act,
      @Nullable String clock,
      @Nullable String reason,
      @Nullable String seen) {}

  private final OrganisationDatabase database;
  private final EscalationCases cases;
  private final AccessTrail trail;

  EscalationDesk(OrganisationDatabase database, EscalationCases cases, AccessTrail trail) {
    this.database = database;
    this.cases = cases;
    this.trail = trail;
  }

  static boolean mayAct() {
    return Caller.find().map(user -> user.hasAny(MAY_ACT)).orElse(false);
  }

  static HubUser actor() {
    if (!mayAct()) {
      throw new Withheld("Only compliance and operators act on escalations");
    }
    return Caller.current();
  }

  /**
   * Does it.
   *
   * @throws NotVisible if there is no such escalation for the caller
   * @throws Outdated if its state is not the one that was seen
   * @throws IllegalArgumentException if it cannot be done in this state, or lacks a reason
   */
  EscalationCase act(UUID id, Wanted wanted) {
    HubUser user = actor();
    EscalationCase found = cases.get(id);
    EscalationAct act = checked(found, wanted);
    String reason = reason(act, wanted.reason());
    database.inOrganisation(
        jdbc -> {
          String state = lock(jdbc, id);
          unchanged(state, found, wanted.seen());
          if (act == EscalationAct.RESOLVE) {
            nothingOwed(EscalationCases.remedies(jdbc, id));
          }
          setState(jdbc, id, state, act.after(state));
          return insert(jdbc, id, act, wanted.clock(), reason, state, user);
        });
    trail.record("escalation." + act.name().toLowerCase(Locale.ROOT), "escalation:" + id);
    return cases.get(id);
  }

  private static EscalationAct checked(EscalationCase found, Wanted wanted) {
    EscalationAct act = wanted.act();
    if (act == null) {
      throw new IllegalArgumentException("act must be one of " + List.of(EscalationAct.values()));
    }
    String state = found.escalation().state();
    if (!act.fits(state)) {
      throw new IllegalArgumentException(
          "act must be one that fits an escalation that is " + state + ", not " + act);
    }
    boolean known =
        found.escalation().clocks().stream().anyMatch(c -> c.name().equals(wanted.clock()));
    if (act == EscalationAct.CLOCK_MET && !known) {
      throw new IllegalArgumentException(
          "clock must be one of the escalation's, not " + wanted.clock());
    }
    if (act != EscalationAct.CLOCK_MET && wanted.clock() != null) {
      throw new IllegalArgumentException("clock belongs to CLOCK_MET only");
    }
    return act;
  }

  private static @Nullable String reason(EscalationAct act, @Nullable String given) {
    if (act.needsReason() || FormText.given(given) != null) {
      return FormText.required("reason", given, MOST);
    }
    return null;
  }

  private static String lock(JdbcClient jdbc, UUID id) {
    return jdbc.sql("SELECT state FROM escalation WHERE id = ? FOR NO KEY UPDATE")
        .param(id)
        .query(String.class)
        .optional()
        .orElseThrow(() -> new NotVisible("escalation", id));
  }

  /**
   * Keeps others from closing it until the end of the transaction.
   *
   * @throws NotVisible if there is no such escalation
   * @throws Outdated if it is closed
   */
  static void holdOpen(JdbcClient jdbc, UUID id) {
    String state = lock(jdbc, id);
    if (!EscalationAct.RESOLVE.fits(state)) {
      throw new Outdated("This escalation is " + state + "; reopen it first");
    }
  }

  private static void unchanged(String state, EscalationCase found, @Nullable String seen) {
    String wanted = FormText.code(seen) == null ? found.escalation().state() : FormText.code(seen);
    if (!state.equals(wanted)) {
      throw new Outdated("This escalation is " + state + " by now, no longer " + wanted);
    }
  }

  private static void nothingOwed(List<EscalationRemedy> remedies) {
    List<String> owing =
        remedies.stream().filter(r -> !r.closed()).map(EscalationRemedy::kind).toList();
    if (!owing.isEmpty()) {
      throw new IllegalArgumentException(
          "It cannot be resolved while something is owed: "
              + String.join(", ", owing)
              + ". Proof of it must be verified first, or the remedy withdrawn");
    }
  }

  private static void setState(JdbcClient jdbc, UUID id, String before, String after) {
    if (!before.equals(after)) {
      jdbc.sql("UPDATE escalation SET state = ?, updated_at = now() WHERE id = ?")
          .params(after, id)
          .update();
    }
  }

  private static int insert(
      JdbcClient jdbc,
      UUID id,
      EscalationAct act,
      @Nullable String clock,
      @Nullable String reason,
      String state,
      HubUser user) {
    return jdbc.sql(
            """
            INSERT INTO escalation_step
                (buyer, id, escalation_id, act, clock, reason, state_before, state_after, made_by)
            VALUES (:buyer, :id, :escalation, :act, :clock, :reason, :before, :after, :by)""")
        .param("buyer", user.organisation())
        .param("id", UUID.randomUUID())
        .param("escalation", id)
        .param("act", act.name())
        .param("clock", clock)
        .param("reason", reason)
        .param("before", state)
        .param("after", act.after(state))
        .param("by", user.username())
        .update();
  }

  /**
   * Takes the latest act back that stands.
   *
   * @param step which one it was on the screen
   * @throws Outdated if it is not the latest any more, or its issuer has moved the escalation since
   */
  EscalationCase undo(UUID id, UUID step) {
    HubUser user = actor();
    cases.get(id);
    database.inOrganisation(
        jdbc -> {
          String state = lock(jdbc, id);
          EscalationStep last = last(jdbc, id, step);
          if (!last.stateAfter().equals(state)) {
            throw new Outdated("This escalation is " + state + " by now: it has moved on since");
          }
          setState(jdbc, id, state, last.stateBefore());
          return jdbc.sql(
                  "UPDATE escalation_step SET undone_by = ?, undone_at = now() WHERE id = ?")
              .params(user.username(), step)
              .update();
        });
    trail.record("escalation.undone", "escalation:" + id + " step:" + step);
    return cases.get(id);
  }

  private static EscalationStep last(JdbcClient jdbc, UUID id, UUID step) {
    EscalationStep last =
        jdbc.sql(
                "SELECT * FROM escalation_step WHERE escalation_id = ? AND undone_at IS NULL"
                    + " ORDER BY made_at DESC, id LIMIT 1")
            .param(id)
            .query(EscalationStep::from)
            .optional()
            .orElse(null);
    if (last == null || !Objects.equals(last.id(), step)) {
      throw new Outdated("Only the latest act can be taken back, and this is not it any more");
    }
    return last;
  }
}
