package org.scorehub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scorehub.reconcile.Holdings.AMFORI;
import static org.scorehub.reconcile.Holdings.SMETA;
import static org.scorehub.reconcile.Holdings.TODAY;
import static org.scorehub.reconcile.Holdings.audit;
import static org.scorehub.reconcile.Holdings.compare;
import static org.scorehub.reconcile.Holdings.finding;
import static org.scorehub.reconcile.Holdings.held;
import static org.scorehub.reconcile.Holdings.open;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.reconcile.GroundChange.What;

class GroundTest {

  private static final LocalDate DAY = TODAY.minusMonths(2);
  private static final String FIRE = "fire_equipment";

  private static HeldAudit amfori(int revision, Finding... findings) {
    return held(audit(AMFORI, "A", DAY).setFindings(List.of(findings)), revision, null);
  }

  private static Finding found(SeverityLevel level) {
    return open("7.14", FIRE, level);
  }

  private static Row fire(HeldAudit... audits) {
    return compare(audits).row(FIRE).orElseThrow();
  }

  @Test
  void hashesTheSameRowToTheSameEveryTime() {
    Ground ground = Ground.of(fire(amfori(1, found(SeverityLevel.MAJOR))));
    assertThat(ground).isEqualTo(Ground.of(fire(amfori(1, found(SeverityLevel.MAJOR)))));
    assertThat(ground.sha256()).matches("[0-9a-f]{64}");
    assertThat(ground.json()).contains("\"text\":\"Words of 7.14\"").doesNotContain(": ");
  }

  @Test
  void countsANewRevisionOnlyWhereItSaysSomethingElse() {
    String ground = Ground.of(fire(amfori(1, found(SeverityLevel.MAJOR)))).json();
    assertThat(GroundChanges.since(ground, fire(amfori(2, found(SeverityLevel.MAJOR))))).isEmpty();
    assertThat(GroundChanges.since(ground, fire(amfori(2, found(SeverityLevel.MINOR)))))
        .containsExactly(
            new GroundChange(
                What.FINDING_CHANGED, AMFORI, "A", "7.14", "severity", "MAJOR", "MINOR"));
  }

  @Test
  void tellsAnAuditThatCameAndOneThatWent() {
    HeldAudit smeta =
        held(audit(SMETA, "S", DAY).setFindings(List.of(open("3.1", FIRE, SeverityLevel.MAJOR))));
    HeldAudit amfori = amfori(1, found(SeverityLevel.MAJOR));
    String one = Ground.of(fire(amfori)).json();
    String two = Ground.of(fire(amfori, smeta)).json();
    assertThat(GroundChanges.since(one, fire(amfori, smeta)))
        .extracting(GroundChange::what)
        .containsExactly(What.AUDIT_CAME);
    assertThat(GroundChanges.since(two, fire(amfori)))
        .extracting(GroundChange::what)
        .containsExactly(What.AUDIT_WENT);
  }

  @Test
  void tellsThatARowHasGone() {
    String ground = Ground.of(fire(amfori(1, found(SeverityLevel.MAJOR)))).json();
    assertThat(GroundChanges.since(ground, null))
        .extracting(GroundChange::what)
        .containsExactly(What.AUDIT_WENT);
  }

  @Test
  void doesNotCompareWordsThatWereNotShown() {
    SiteReconciliation hidden =
        SiteReconciliation.of(
            Holdings.site(amfori(1, found(SeverityLevel.MAJOR))),
            Tables.RULES,
            Tables.TABLES,
            TODAY,
            (scheme, code, text) -> true);
    String ground = Ground.of(hidden.row(FIRE).orElseThrow()).json();
    assertThat(GroundChanges.since(ground, fire(amfori(1, found(SeverityLevel.MAJOR))))).isEmpty();
  }

  @Test
  void tellsWordsThatChangedWithoutRepeatingThem() {
    Finding other = finding("7.14", FIRE, SeverityLevel.MAJOR, FindingStatus.OPEN);
    other.getTexts().get(0).setText("Other words");
    String ground = Ground.of(fire(amfori(1, found(SeverityLevel.MAJOR)))).json();
    assertThat(GroundChanges.since(ground, fire(amfori(1, other))))
        .containsExactly(
            new GroundChange(What.FINDING_CHANGED, AMFORI, "A", "7.14", "text", null, null));
  }
}
