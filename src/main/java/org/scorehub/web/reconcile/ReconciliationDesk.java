package org.scorehub.web.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Verdict;
import org.scorehub.reconcile.Contradiction;
import org.scorehub.reconcile.Row;
import org.scorehub.reconcile.RowDecision;
import org.scorehub.reconcile.RowDecision.Choice;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.springframework.stereotype.Component;

/** Decides on all that waits at a site, or confirms a decision, without its page. */
@Component
public class ReconciliationDesk {

  private static final int MAX_QUESTION = 4000;

  /**
   * What would be decided.
   *
   * @param matters in the reader's language; empty if there is nothing to decide so
   * @param seen stands for exactly this; sent back with the act
   */
  public record Plan(List<String> matters, String seen) {}

  private final OrganisationDatabase database;
  private final ReconciliationReads reads;
  private final RowDecisions decisions;
  private final ReconciliationTexts texts;
  private final AccessTrail trail;

  ReconciliationDesk(
      OrganisationDatabase database,
      ReconciliationReads reads,
      RowDecisions decisions,
      ReconciliationTexts texts,
      AccessTrail trail) {
    this.database = database;
    this.reads = reads;
    this.decisions = decisions;
    this.texts = texts;
    this.trail = trail;
  }

  /** Every contradiction at a site that nobody has decided, to be asked of the site. */
  public Plan questions(UUID site) {
    return plan(open(reads.get(site)));
  }

  /** Those of them that are found by all and differ in severity alone, to be called one issue. */
  public Plan sameIssues(UUID site) {
    return plan(differingInSeverity(reads.get(site)));
  }

  /** A decision whose ground has changed, to be repeated on the ground as it is. */
  public Plan confirmation(UUID decision) {
    RowView row = rowOf(decision);
    return new Plan(List.of(texts.subject(row)), row.seen());
  }

  private Plan plan(List<RowView> rows) {
    return new Plan(rows.stream().map(texts::subject).toList(), seen(rows));
  }

  private static List<RowView> open(ReconciliationView site) {
    return site.rows().stream().filter(RowView::isOpen).toList();
  }

  private static List<RowView> differingInSeverity(ReconciliationView site) {
    return open(site).stream()
        .filter(row -> row.kind() == Row.Kind.TOPIC)
        .filter(row -> Set.copyOf(row.points()).equals(Set.of(Contradiction.SEVERITY)))
        .toList();
  }

  private static String seen(List<RowView> rows) {
    String all = rows.stream().map(RowView::seen).collect(Collectors.joining("\n"));
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Asks the site about each, with the question that its page would draft.
   *
   * @param seen of the plan; null decides without having looked
   * @return the act, by which all is undone
   * @throws Outdated if it is something else by now, or nothing
   */
  public UUID ask(UUID site, @Nullable String reason, @Nullable String seen) {
    ReconciliationReads.Compared compared = reads.compared(site);
    ReconciliationView view = compared.view();
    return decide(compared, open(view), Verdict.ASK_SITE, reason, seen);
  }

  /** Says of each that it is one issue; as {@link #ask}. */
  public UUID same(UUID site, @Nullable String reason, @Nullable String seen) {
    ReconciliationReads.Compared compared = reads.compared(site);
    return decide(compared, differingInSeverity(compared.view()), Verdict.SAME_ISSUE, reason, seen);
  }

  private UUID decide(
      ReconciliationReads.Compared compared,
      List<RowView> rows,
      Verdict verdict,
      @Nullable String reason,
      @Nullable String seen) {
    HubUser user = RowDecisions.decider();
    if (rows.isEmpty() || (seen != null && !seen.equals(seen(rows)))) {
      throw new Outdated("The audits have changed since; look at the list again");
    }
    UUID batch = UUID.randomUUID();
    String why = RowDecisions.reason(verdict, reason);
    List<RowDecision> all =
        rows.stream()
            .map(
                row ->
                    RowDecision.made(
                        compared.row(row.key()),
                        new Choice(
                            verdict, null, why, question(verdict, row, compared), null, batch),
                        user.username()))
            .toList();
    decisions.insertAll(compared.siteId(), all);
    trail.record("reconciliation.decided", "site:" + compared.siteId() + " batch:" + batch);
    return batch;
  }

  private @Nullable String question(
      Verdict verdict, RowView row, ReconciliationReads.Compared compared) {
    if (verdict != Verdict.ASK_SITE) {
      return null;
    }
    String drafted = texts.question(row, compared.site().columns());
    return drafted.substring(0, Math.min(drafted.length(), MAX_QUESTION));
  }

  /** Takes back what is left of such an act. */
  public void undoAll(UUID site, UUID batch) {
    decisions.undoAll(site, batch);
  }

  /**
   * Repeats a decision on the ground as it is.
   *
   * @return the decision that repeats it
   */
  public UUID confirm(UUID decision, @Nullable String seen) {
    RowView row = rowOf(decision);
    String looked = FormText.given(seen);
    return decisions.confirm(siteOf(decision), decision, looked == null ? row.seen() : looked).id();
  }

  /** Takes a decision back. */
  public void undo(UUID decision) {
    decisions.undo(siteOf(decision), decision);
  }

  private RowView rowOf(UUID decision) {
    ReconciliationView site = reads.get(siteOf(decision));
    DecisionView made =
        site.decision(decision).orElseThrow(() -> new NotVisible("decision", decision));
    return site.row(made.row()).orElseThrow(() -> new Outdated("No audit speaks of it any more"));
  }

  /** Where a decision stands on the page of its site. */
  String page(UUID decision) {
    ReconciliationView site = reads.get(siteOf(decision));
    String row = site.decision(decision).map(DecisionView::row).orElse("");
    return "/sites/"
        + site.siteId()
        + "/reconcile#"
        + site.row(row).map(shown -> "row-" + shown.anchor()).orElse("history");
  }

  private UUID siteOf(UUID decision) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT site_id FROM reconciliation_decision WHERE id = ?")
                .param(decision)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotVisible("decision", decision)));
  }
}
