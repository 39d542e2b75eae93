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
import static org.scorehub.reconcile.Holdings.rated;
import static org.scorehub.reconcile.Holdings.site;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.AuditOutcome;
import org.scorehub.canonical.avro.AuditScope;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.Topic;

class SiteReconciliationTest {

  private static final LocalDate SPRING = TODAY.minusMonths(3);
  private static final LocalDate WINTER = TODAY.minusMonths(6);
  private static final String FIRE = "fire_equipment";
  private static final String GUARDS = "machine_guarding";

  private static HeldAudit amfori() {
    return held(
        rated(audit(AMFORI, "A", WINTER), "C")
            .setFindings(List.of(open("7.14", FIRE, SeverityLevel.MAJOR))));
  }

  private static HeldAudit smeta(String topic, SeverityLevel level, FindingStatus status) {
    return held(
        audit(SMETA, "S", SPRING).setFindings(List.of(finding("3.1", topic, level, status))));
  }

  private static Row only(SiteReconciliation site, String key) {
    return site.row(key).orElseThrow();
  }

  @Test
  void agreesWhereBothFoundTheSameWithTheSameSeverity() {
    Row row = only(compare(amfori(), smeta(FIRE, SeverityLevel.MAJOR, FindingStatus.OPEN)), FIRE);
    assertThat(row.agreement()).isEqualTo(Agreement.AGREEING);
    assertThat(row.points()).isEmpty();
  }

  @Test
  void contradictsInSeverity() {
    Row row =
        only(compare(amfori(), smeta(FIRE, SeverityLevel.CRITICAL, FindingStatus.OPEN)), FIRE);
    assertThat(row.agreement()).isEqualTo(Agreement.CONTRADICTING);
    assertThat(row.points()).containsExactly(Contradiction.SEVERITY);
  }

  @Test
  void doesNotTakeAMissingSeverityForAnother() {
    Row row = only(compare(amfori(), smeta(FIRE, SeverityLevel.UNRATED, FindingStatus.OPEN)), FIRE);
    assertThat(row.agreement()).isEqualTo(Agreement.AGREEING);
  }

  @Test
  void contradictsWhereOneIsOpenAndTheOtherClosed() {
    Row row = only(compare(amfori(), smeta(FIRE, SeverityLevel.MAJOR, FindingStatus.CLOSED)), FIRE);
    assertThat(row.points()).containsExactly(Contradiction.OPEN_AGAINST_CLOSED);
  }

  @Test
  void contradictsWhereOneFoundAndTheOtherLookedAndFoundNothing() {
    SiteReconciliation site =
        compare(amfori(), smeta("working_hours", SeverityLevel.MAJOR, FindingStatus.OPEN));
    Row row = only(site, FIRE);
    assertThat(row.cells()).extracting(Cell::says).containsExactly(Says.FOUND, Says.FINE);
    assertThat(row.points()).containsExactly(Contradiction.FOUND_AGAINST_FINE);
  }

  @Test
  void takesNoSilenceForAWordWhereTheAuditWasNotCompleted() {
    HeldAudit denied =
        held(
            audit(SMETA, "S", SPRING)
                .setOutcome(AuditOutcome.PARTIALLY_EXECUTED)
                .setFindings(List.of(open("6.1", "working_hours", SeverityLevel.MAJOR))));
    assertThat(only(compare(amfori(), denied), FIRE).agreement()).isEqualTo(Agreement.ONLY_IN_ONE);
  }

  @Test
  void takesNoSilenceForAWordOutsideTheDeclaredScope() {
    HeldAudit partial =
        held(
            audit(SMETA, "S", SPRING)
                .setKind(AuditKind.PARTIAL)
                .setScope(AuditScope.newBuilder().setAreas(List.of("6")).build())
                .setFindings(List.of(open("6.1", "working_hours", SeverityLevel.MAJOR))));
    assertThat(only(compare(amfori(), partial), FIRE).agreement()).isEqualTo(Agreement.ONLY_IN_ONE);
  }

  @Test
  void takesTheLastWordOfAnAuditAndItsFollowUpsAsOneVoice() {
    HeldAudit followUp =
        held(
            audit(AMFORI, "A-1", SPRING)
                .setKind(AuditKind.FOLLOW_UP)
                .setParentNativeId("A")
                .setFindings(
                    List.of(finding("7.14", FIRE, SeverityLevel.UNRATED, FindingStatus.CLOSED))));
    SiteReconciliation site =
        compare(amfori(), followUp, smeta(FIRE, SeverityLevel.MAJOR, FindingStatus.OPEN));
    Row row = only(site, FIRE);
    assertThat(row.cells()).extracting(Cell::standing).containsExactly(false, true, true);
    assertThat(row.points()).containsExactly(Contradiction.OPEN_AGAINST_CLOSED);
    FollowUpCheck check = site.followUps().get(0);
    assertThat(check.parent()).isEqualTo(new AuditRef(AMFORI, "A"));
    assertThat(check.closed()).isOne();
  }

  @Test
  void showsAnAuditThatRanOutAndDoesNotCountIt() {
    HeldAudit old =
        held(
            audit(SMETA, "OLD", TODAY.minusMonths(14))
                .setFindings(List.of(open("3.1", FIRE, SeverityLevel.CRITICAL))));
    SiteReconciliation site = compare(amfori(), old);
    assertThat(site.columns())
        .extracting(AuditColumn::state)
        .containsExactly(AuditColumn.State.EXPIRED, AuditColumn.State.VALID);
    assertThat(only(site, FIRE).agreement()).isEqualTo(Agreement.ONLY_IN_ONE);
    assertThat(only(compare(old), FIRE).agreement()).isEqualTo(Agreement.HISTORY);
  }

  @Test
  void comparesRatingsOnOneScaleOnly() {
    HeldAudit other = held(rated(audit(AMFORI, "B", SPRING), "D"));
    SiteReconciliation site =
        compare(amfori(), other, smeta(FIRE, SeverityLevel.MAJOR, FindingStatus.OPEN));
    Row row = only(site, "rating:amfori BSCI A-E");
    assertThat(row.kind()).isEqualTo(Row.Kind.RATING);
    assertThat(row.points()).containsExactly(Contradiction.RATING);
    assertThat(compare(amfori()).rows()).noneMatch(r -> r.kind() == Row.Kind.RATING);
  }

  @Test
  void comparesAreasOnOneScale() {
    HeldAudit one =
        held(audit(AMFORI, "A", WINTER).setAreaRatings(List.of(Holdings.area("PA7", "A"))));
    HeldAudit two =
        held(audit(AMFORI, "B", SPRING).setAreaRatings(List.of(Holdings.area("PA7", "D"))));
    assertThat(only(compare(one, two), "rating:amfori BSCI A-E:PA7").isContradicting()).isTrue();
  }

  @Test
  void keepsWhatNobodyHasPlacedApart() {
    HeldAudit unknown =
        held(
            audit(SMETA, "S", SPRING)
                .setFindings(List.of(open("99.1", Topic.UNMAPPED, SeverityLevel.MAJOR))));
    Row row = only(compare(amfori(), unknown), "unplaced:smeta:99.1");
    assertThat(row.agreement()).isEqualTo(Agreement.UNPLACED);
    assertThat(row.anchor()).startsWith("r-");
  }

  @Test
  void followsTheTopicThatAPersonGave() {
    UUID issue = UUID.randomUUID();
    SiteHoldings holdings =
        new SiteHoldings(
            List.of(amfori()), List.of(new HeldIssue(issue, AMFORI, "7.14", GUARDS, "OPEN")), null);
    SiteReconciliation site = compare(holdings, TODAY);
    assertThat(site.row(FIRE)).isEmpty();
    assertThat(only(site, GUARDS).issues()).containsExactly(issue);
  }

  @Test
  void countsAFullAuditThatAnotherHadMadeNeedless() {
    SiteReconciliation site =
        compare(amfori(), smeta(FIRE, SeverityLevel.MAJOR, FindingStatus.OPEN));
    DuplicateAudit duplicate = site.duplicates().get(0);
    assertThat(duplicate.later()).isEqualTo(new AuditRef(SMETA, "S"));
    assertThat(duplicate.monthsBetween()).isEqualTo(3);
    assertThat(duplicate.cost())
        .isEqualTo(duplicate.days() * site.effort().rate())
        .isEqualTo(site.duplicateCost());
  }

  @Test
  void countsNoDuplicateBeyondTheWindow() {
    HeldAudit before =
        held(
            audit(SMETA, "S", WINTER.minusMonths(13))
                .setFindings(List.of(open("3.1", FIRE, SeverityLevel.MAJOR))));
    assertThat(compare(before, amfori()).duplicates()).isEmpty();
  }

  @Test
  void hidesWordsThatAreNotForTheViewer() {
    SiteReconciliation site =
        SiteReconciliation.of(
            site(amfori()), Tables.RULES, Tables.TABLES, TODAY, (s, code, text) -> true);
    CellFinding finding = only(site, FIRE).cells().get(0).findings().get(0);
    assertThat(finding.withheld()).isTrue();
    assertThat(finding.text()).isNull();
    assertThat(Ground.of(only(site, FIRE)).json()).doesNotContain("Words of");
  }

  @Test
  void tellsTheCountedRatingBesideTheIssuedOne() {
    HeldAudit warned = held(rated(audit(AMFORI, "A", WINTER), "B"), 1, "C");
    AuditColumn column = compare(warned).columns().get(0);
    assertThat(column.rating()).isEqualTo("B");
    assertThat(column.countedRating()).isEqualTo("C");
  }
}
