package org.scorehub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scorehub.reconcile.Holdings.AMFORI;
import static org.scorehub.reconcile.Holdings.SMETA;
import static org.scorehub.reconcile.Holdings.TODAY;
import static org.scorehub.reconcile.Holdings.audit;
import static org.scorehub.reconcile.Holdings.held;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.Topic;

/** What holds of coverage for any audits and any set of requirements. */
class CoverageLawsTest {

  private static final List<String> IDS = List.of("N1", "N2", "N3", "N4", "N5");

  @Provide
  Arbitrary<List<HeldAudit>> audits() {
    Arbitrary<Finding> finding =
        Combinators.combine(
                Arbitraries.of("1", "2", "3"),
                Arbitraries.of("fire_equipment", "machine_guarding", Topic.UNMAPPED),
                Arbitraries.of(SeverityLevel.class),
                Arbitraries.of(FindingStatus.class))
            .as(Holdings::finding);
    return Combinators.combine(
            Arbitraries.of(AMFORI, SMETA),
            Arbitraries.of(IDS),
            Arbitraries.integers().between(-30, 900),
            Arbitraries.of(IDS).injectNull(0.5),
            Arbitraries.integers().between(-100, 400).injectNull(0.5),
            finding.list().ofMaxSize(3).uniqueElements(Finding::getNativeCode))
        .as(CoverageLawsTest::any)
        .list()
        .ofMaxSize(5)
        .uniqueElements(HeldAudit::ref);
  }

  private static HeldAudit any(
      String scheme,
      String id,
      int daysAgo,
      @Nullable String parent,
      @Nullable Integer until,
      List<Finding> findings) {
    Audit.Builder audit = audit(scheme, id, TODAY.minusDays(daysAgo)).setFindings(findings);
    if (parent != null && !parent.equals(id)) {
      audit.setKind(AuditKind.FOLLOW_UP).setParentNativeId(parent);
    }
    if (until != null) {
      audit.setValidUntil(TODAY.plusDays(until));
    }
    return held(audit);
  }

  @Provide
  Arbitrary<RequirementSet> sets() {
    Arbitrary<List<String>> topics =
        Arbitraries.of(Tables.RULES.topics().stream().map(Topic::code).toList())
            .list()
            .ofMinSize(1)
            .ofMaxSize(6)
            .uniqueElements();
    return Combinators.combine(
            Arbitraries.integers().between(1, 999),
            topics,
            Arbitraries.integers().between(1, RequirementTable.MOST_WEIGHT))
        .as((id, some, weight) -> new Requirement("r" + id, "Title", some, weight, ""))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .uniqueElements(Requirement::id)
        .map(RequirementSet::new);
  }

  private static Coverage coverage(RequirementSet set, List<HeldAudit> audits, LocalDate on) {
    return Coverage.of(set, CoverageTest.answers(new SiteHoldings(audits, List.of(), null), on));
  }

  @Property(tries = 300)
  void liesBetweenNothingAndAll(
      @ForAll("sets") RequirementSet set, @ForAll("audits") List<HeldAudit> audits) {
    Coverage coverage = coverage(set, audits, TODAY);
    assertThat(coverage.percent()).isBetween(0, 100);
    assertThat(coverage.percent() == 100).isEqualTo(coverage.leftToAsk().isEmpty());
  }

  @Property(tries = 300)
  void isNeverLoweredByOneMoreAudit(
      @ForAll("sets") RequirementSet set, @ForAll("audits") List<HeldAudit> audits) {
    int before = 0;
    for (int held = 0; held <= audits.size(); held++) {
      int now = coverage(set, audits.subList(0, held), TODAY).percent();
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
  }

  @Property(tries = 300)
  void countsNoAuditThatDoesNotHold(
      @ForAll("sets") RequirementSet set,
      @ForAll("audits") List<HeldAudit> audits,
      @ForAll @IntRange(min = -200, max = 700) int days) {
    LocalDate on = TODAY.plusDays(days);
    Coverage coverage = coverage(set, audits, on);
    coverage.topics().stream()
        .filter(TopicAnswer::isAnswered)
        .flatMap(topic -> topic.audits().stream())
        .forEach(
            audit -> assertThat(audit.until() == null || !audit.until().isBefore(on)).isTrue());
  }

  @Property(tries = 100)
  void isTheSameInWhateverOrderTheAuditsCome(
      @ForAll("sets") RequirementSet set, @ForAll("audits") List<HeldAudit> audits) {
    assertThat(coverage(set, audits, TODAY))
        .isEqualTo(coverage(set, Holdings.reversed(audits), TODAY));
  }

  @Property(tries = 200)
  void readsBackEverySetThatItWrites(@ForAll("sets") RequirementSet set) {
    RequirementTable.Reading read =
        RequirementTable.read("a.csv", set.csv(), code -> Tables.RULES.topic(code).isPresent());
    assertThat(read.problems()).isEmpty();
    assertThat(read.set()).isEqualTo(set);
    assertThat(RequirementChange.between(set, read.set())).isEmpty();
  }
}
