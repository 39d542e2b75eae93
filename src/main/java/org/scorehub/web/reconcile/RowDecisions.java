package org.scorehub.web.reconcile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Verdict;
import org.scorehub.reconcile.AuditRef;
import org.scorehub.reconcile.RowDecision;
import org.scorehub.reconcile.RowDecision.Choice;
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
 * Lets people of an organisation decide on the differences between audits. A decision lies over
 * what the audits say, for that organisation alone; nothing is deleted, and undoing brings back
 * what was decided before.
 */
@Component
class RowDecisions {

  private static final List<Role> MAY_DECIDE = List.of(Role.COMPLIANCE);
  private static final int MAX_REASON = 1000;
  private static final int MAX_QUESTION = 4000;

  /**
   * A decision to be made.
   *
   * @param row name of the row
   * @param scheme of the audit whose view is accepted; null for other verdicts
   * @param audit its native id
   * @param reason needed to accept and to dispute
   * @param question needed to ask the site
   * @param seen of the row as it was looked at
   */
  record Decision(
      @Nullable String row,
      @Nullable Verdict verdict,
      @Nullable String scheme,
      @Nullable String audit,
      @Nullable String reason,
      @Nullable String question,
      @Nullable String seen) {}

  private final OrganisationDatabase database;
  private final ReconciliationReads reads;
  private final AccessTrail trail;

  RowDecisions(OrganisationDatabase database, ReconciliationReads reads, AccessTrail trail) {
    this.database = database;
    this.reads = reads;
    this.trail = trail;
  }

  /** Whether the caller may decide. */
  static boolean mayDecide() {
    return Caller.current().hasAny(MAY_DECIDE);
  }

  static HubUser decider() {
    if (!mayDecide()) {
      throw new Withheld("Only compliance decides on differences between audits");
    }
    return Caller.current();
  }

  /**
   * Decides on a row.
   *
   * @throws Outdated if the row says otherwise by now, or somebody else has decided
   * @throws IllegalArgumentException if something that the verdict needs is missing
   */
  DecisionView decide(UUID site, Decision wanted) {
    HubUser user = decider();
    ReconciliationReads.Compared compared = reads.compared(site);
    RowDecision made = checked(compared, wanted, user, null);
    insert(compared.siteId(), made);
    trail.record("reconciliation.decided", subject(compared.siteId(), made));
    return view(site, made.id());
  }

  /**
   * Repeats a decision on the ground as it is now.
   *
   * @param seen of the row as it was looked at
   * @throws Outdated if the row says otherwise by now, or another decision holds
   */
  DecisionView confirm(UUID site, UUID id, @Nullable String seen) {
    HubUser user = decider();
    ReconciliationReads.Compared compared = reads.compared(site);
    RowDecision old = of(compared, id);
    AuditRef accepted = old.accepted();
    Decision again =
        new Decision(
            old.row(),
            old.verdict(),
            accepted == null ? null : accepted.scheme(),
            accepted == null ? null : accepted.nativeId(),
            old.reason(),
            old.question(),
            seen);
    RowDecision made = checked(compared, again, user, id);
    insert(compared.siteId(), made);
    trail.record("reconciliation.confirmed", subject(compared.siteId(), made));
    return view(site, made.id());
  }

  /** Takes a decision back; what was decided before it holds again. */
  DecisionView undo(UUID site, UUID id) {
    HubUser user = decider();
    ReconciliationReads.Compared compared = reads.compared(site);
    RowDecision old = of(compared, id);
    int undone =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "UPDATE reconciliation_decision SET undone_by = ?,"
                            + " undone_at = clock_timestamp() WHERE id = ? AND undone_at IS NULL")
                    .params(user.username(), id)
                    .update());
    if (undone > 0) {
      trail.record("reconciliation.undone", subject(compared.siteId(), old));
    }
    return view(site, id);
  }

  /**
   * Says of rows on which audits agree that each is one issue.
   *
   * @param seen of the rows as they were looked at; all or none are decided
   * @return the act, by which all can be undone at once
   */
  UUID sameIssues(UUID site, List<String> seen) {
    HubUser user = decider();
    ReconciliationReads.Compared compared = reads.compared(site);
    List<RowView> agreeing = compared.view().agreeing();
    if (seen.isEmpty() || !agreeing.stream().map(RowView::seen).toList().containsAll(seen)) {
      throw new Outdated("The audits have changed since; look at the list again");
    }
    UUID batch = UUID.randomUUID();
    List<RowDecision> all =
        agreeing.stream()
            .filter(row -> seen.contains(row.seen()))
            .map(
                row ->
                    RowDecision.made(
                        compared.row(row.key()),
                        new Choice(Verdict.SAME_ISSUE, null, null, null, null, batch),
                        user.username()))
            .toList();
    insertAll(compared.siteId(), all);
    trail.record("reconciliation.decided", "site:" + compared.siteId() + " batch:" + batch);
    return batch;
  }

  /** Takes back what is left of an act; how many decisions that were. */
  int undoAll(UUID site, UUID batch) {
    HubUser user = decider();
    UUID current = reads.compared(site).siteId();
    int undone =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "UPDATE reconciliation_decision SET undone_by = ?,"
                            + " undone_at = clock_timestamp()"
                            + " WHERE site_id = ? AND batch = ? AND undone_at IS NULL")
                    .params(user.username(), current, batch)
                    .update());
    trail.record("reconciliation.undone", "site:" + current + " batch:" + batch);
    return undone;
  }

  private RowDecision checked(
      ReconciliationReads.Compared compared,
      Decision wanted,
      HubUser user,
      @Nullable UUID confirms) {
    String key = FormText.required("row", wanted.row(), 500);
    RowView row =
        compared.view().row(key).orElseThrow(() -> new Outdated("No audit speaks of it any more"));
    if (wanted.seen() == null || !wanted.seen().equals(row.seen())) {
      throw new Outdated("The audits or the decision have changed since; look at them again");
    }
    Verdict verdict = verdict(wanted, row);
    return RowDecision.made(
        compared.row(row.key()),
        new Choice(
            verdict,
            verdict == Verdict.ACCEPT ? accepted(row, wanted) : null,
            reason(verdict, wanted.reason()),
            verdict == Verdict.ASK_SITE
                ? FormText.required("question", wanted.question(), MAX_QUESTION)
                : null,
            confirms,
            null),
        user.username());
  }

  private static Verdict verdict(Decision wanted, RowView row) {
    if (wanted.verdict() == null) {
      throw new IllegalArgumentException(
          "verdict must be one of SAME_ISSUE, ACCEPT, DISPUTE and ASK_SITE");
    }
    if (wanted.verdict() == Verdict.SAME_ISSUE && row.isRated()) {
      throw new IllegalArgumentException("verdict must not be SAME_ISSUE: ratings are no issues");
    }
    return wanted.verdict();
  }

  private static AuditRef accepted(RowView row, Decision wanted) {
    return row.cells().stream()
        .filter(RowView.CellView::isVoice)
        .map(RowView.CellView::audit)
        .filter(ref -> ref.scheme().equals(wanted.scheme()))
        .filter(ref -> ref.nativeId().equals(wanted.audit()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "scheme and audit must name an audit that speaks of it and is valid"));
  }

  static @Nullable String reason(Verdict verdict, @Nullable String given) {
    if (verdict == Verdict.ACCEPT || verdict == Verdict.DISPUTE) {
      return FormText.required("reason", given, MAX_REASON);
    }
    String reason = FormText.given(given);
    return reason == null ? null : FormText.required("reason", reason, MAX_REASON);
  }

  private void insert(UUID site, RowDecision made) {
    insertAll(site, List.of(made));
  }

  /** All or none. */
  void insertAll(UUID site, List<RowDecision> all) {
    database.inOrganisation(
        jdbc -> {
          all.forEach(made -> insert(jdbc, site, made));
          return all.size();
        });
  }

  private static int insert(JdbcClient jdbc, UUID site, RowDecision made) {
    AuditRef accepted = made.accepted();
    return jdbc.sql(
            """
            INSERT INTO reconciliation_decision (buyer, id, site_id, row_key, topic, verdict,
                accepted_scheme, accepted_audit, reason, question, issues, ground, ground_sha256,
                confirms, batch, decided_by)
            VALUES (:buyer, :id, :site, :row, :topic, :verdict, :scheme, :audit, :reason, :question,
                :issues::uuid[], :ground, :sha256, :confirms, :batch, :by)""")
        .param("buyer", Caller.current().organisation())
        .param("id", made.id())
        .param("site", site)
        .param("row", made.row())
        .param("topic", made.topic())
        .param("verdict", made.verdict().name())
        .param("scheme", accepted == null ? null : accepted.scheme())
        .param("audit", accepted == null ? null : accepted.nativeId())
        .param("reason", made.reason())
        .param("question", made.question())
        .param("issues", made.issues().stream().map(UUID::toString).toArray(String[]::new))
        .param("ground", made.ground())
        .param("sha256", made.groundSha256())
        .param("confirms", made.confirms())
        .param("batch", made.batch())
        .param("by", made.decidedBy())
        .update();
  }

  private DecisionView view(UUID site, UUID id) {
    return reads.get(site).decision(id).orElseThrow(() -> new NotVisible("decision", id));
  }

  private static RowDecision of(ReconciliationReads.Compared compared, UUID id) {
    return compared.decisions().get(id).orElseThrow(() -> new NotVisible("decision", id));
  }

  private static String subject(UUID site, RowDecision made) {
    return "site:" + site + " row:" + made.row() + " decision:" + made.id();
  }
}
