package org.scorehub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scorehub.reconcile.Holdings.AMFORI;
import static org.scorehub.reconcile.Holdings.SMETA;
import static org.scorehub.reconcile.Holdings.TODAY;
import static org.scorehub.reconcile.Holdings.audit;
import static org.scorehub.reconcile.Holdings.compare;
import static org.scorehub.reconcile.Holdings.held;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.Topic;

/** What holds for any audits. */
class ReconciliationLawsTest {

  @Provide
  Arbitrary<List<HeldAudit>> audits() {
    Arbitrary<Finding> finding =
        Combinators.combine(
                Arbitraries.of("1", "2", "3", "4"),
                Arbitraries.of("fire_equipment", "machine_guarding", Topic.UNMAPPED),
                Arbitraries.of(SeverityLevel.class),
                Arbitraries.of(FindingStatus.class))
            .as(Holdings::finding);
    return Combinators.combine(
            Arbitraries.of(AMFORI, SMETA),
            Arbitraries.integers().between(1, 900),
            finding.list().ofMaxSize(4).uniqueElements(Finding::getNativeCode),
            Arbitraries.integers().between(1, 1_000_000))
        .as(
            (scheme, days, findings, id) ->
                held(audit(scheme, "N" + id, TODAY.minusDays(days)).setFindings(findings)))
        .list()
        .ofMaxSize(5)
        .uniqueElements(HeldAudit::ref);
  }

  @Property(tries = 200)
  void doesNotDependOnTheOrderOfTheAudits(@ForAll("audits") List<HeldAudit> audits) {
    SiteReconciliation one = compare(new SiteHoldings(audits, List.of(), 100), TODAY);
    SiteReconciliation other =
        compare(new SiteHoldings(Holdings.reversed(audits), List.of(), 100), TODAY);
    assertThat(one.rows()).isEqualTo(other.rows());
    assertThat(one.columns()).isEqualTo(other.columns());
  }

  @Property(tries = 200)
  void showsEveryFindingExactlyOnce(@ForAll("audits") List<HeldAudit> audits) {
    SiteReconciliation site = compare(new SiteHoldings(audits, List.of(), 100), TODAY);
    int shown =
        site.rows().stream()
            .flatMap(row -> row.cells().stream())
            .mapToInt(cell -> cell.findings().size())
            .sum();
    assertThat(shown)
        .isEqualTo(audits.stream().mapToInt(a -> a.audit().getFindings().size()).sum());
  }

  @Property(tries = 200)
  void contradictsOnlyWhereTwoValidVoicesDiffer(@ForAll("audits") List<HeldAudit> audits) {
    SiteReconciliation site = compare(new SiteHoldings(audits, List.of(), 100), TODAY);
    for (Row row : site.rows()) {
      List<Cell> voices = row.cells().stream().filter(Cell::takesPart).toList();
      assertThat(row.isContradicting()).isEqualTo(!row.points().isEmpty());
      assertThat(row.isContradicting() && voices.size() < 2).isFalse();
      assertThat(GroundChanges.since(Ground.of(row).json(), row)).isEmpty();
    }
  }
}
