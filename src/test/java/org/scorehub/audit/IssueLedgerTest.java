package org.scorehub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.AuditScope;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.canonical.avro.Severity;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.canonical.avro.Site;

class IssueLedgerTest {

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 5);
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 5);

  private final IssueLedger ledger = new IssueLedger(List.of());

  @Test
  void aFindingOpensAnIssue() {
    ledger.observe(full("A-1", MARCH, open("7.14"), open("6.2")), 1);
    assertThat(ledger.all())
        .extracting(Issue::nativeCode, Issue::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("7.14", IssueState.OPEN),
            org.assertj.core.groups.Tuple.tuple("6.2", IssueState.OPEN));
  }

  @Test
  void anAuditorsWordClosesAndSilenceDoesNot() {
    ledger.observe(full("A-1", MARCH, open("7.14"), open("6.2")), 1);
    ledger.observe(followUp("A-1-1", JUNE, List.of("PA6", "PA7"), closed("7.14")), 1);
    assertThat(state("7.14")).isEqualTo(IssueState.VERIFIED_CLOSED);
    assertThat(state("6.2")).isEqualTo(IssueState.OPEN);
  }

  @Test
  void closingKeepsWhatTheFindingWas() {
    ledger.observe(full("A-1", MARCH, open("7.14")), 1);
    ledger.observe(followUp("A-1-1", JUNE, List.of("PA7"), closed("7.14")), 1);
    assertThat(issue("7.14").severity()).isEqualTo(SeverityLevel.MAJOR);
    assertThat(issue("7.14").text()).isEqualTo("text of 7.14");
  }

  @Test
  void aFollowUpTouchesNoIssueOutsideItsScope() {
    ledger.observe(full("A-1", MARCH, open("6.2")), 1);
    ledger.observe(followUp("A-1-1", JUNE, List.of("PA7"), closed("6.2")), 1);
    assertThat(state("6.2")).isEqualTo(IssueState.OPEN);
    assertThat(issue("6.2").observations()).hasSize(1);
  }

  @Test
  void aClosedIssueThatIsSeenAgainIsOpenAgain() {
    ledger.observe(full("A-1", MARCH, open("7.14")), 1);
    ledger.observe(followUp("A-1-1", JUNE, List.of("PA7"), closed("7.14")), 1);
    ledger.observe(full("A-2", JUNE.plusYears(1), open("7.14")), 1);
    assertThat(state("7.14")).isEqualTo(IssueState.OPEN);
    assertThat(issue("7.14").observations()).hasSize(3);
  }

  @Test
  void anOlderAuditThatComesLateIsHistoryOnly() {
    ledger.observe(full("A-2", JUNE, closed("7.14")), 1);
    ledger.observe(full("A-1", MARCH, open("7.14")), 1);
    assertThat(state("7.14")).isEqualTo(IssueState.VERIFIED_CLOSED);
    assertThat(issue("7.14").observations())
        .extracting(Observation::auditNativeId)
        .containsExactly("A-1", "A-2");
  }

  @Test
  void aCorrectedAuditTakesBackWhatOnlyItSaid() {
    ledger.observe(full("A-1", MARCH, open("7.14"), open("6.2")), 1);
    ledger.observe(full("A-1", MARCH, open("7.14")), 2);
    assertThat(state("7.14")).isEqualTo(IssueState.OPEN);
    assertThat(issue("7.14").observations()).hasSize(1);
    assertThat(state("6.2")).isEqualTo(IssueState.WITHDRAWN);
  }

  @Test
  void aFindingTakenBackFallsBackToWhatAnotherAuditSaid() {
    ledger.observe(full("A-1", MARCH, open("6.2")), 1);
    ledger.observe(followUp("A-1-1", JUNE, List.of("PA6"), closed("6.2")), 1);
    ledger.observe(followUp("A-1-1", JUNE, List.of("PA6")), 2);
    assertThat(state("6.2")).isEqualTo(IssueState.OPEN);
  }

  @Test
  void findingsWithoutACodeAreToldApartByTheirText() {
    ledger.observe(full("A-1", MARCH, uncoded("Dust."), uncoded("Noise."), uncoded("Dust.")), 1);
    assertThat(ledger.all()).hasSize(2);
  }

  @Test
  void findingsOfOneCodeAreToldApartByTheIssuersId() {
    ledger.observe(full("A-1", MARCH, open("3.1", "A-1/NC-1"), open("3.1", "A-1/NC-2")), 1);
    ledger.observe(followUp("A-1-1", JUNE, List.of("PA3"), closed("3.1", "A-1/NC-1")), 1);
    assertThat(ledger.all())
        .extracting(Issue::nativeId, Issue::nativeCode, Issue::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("A-1/NC-1", "3.1", IssueState.VERIFIED_CLOSED),
            org.assertj.core.groups.Tuple.tuple("A-1/NC-2", "3.1", IssueState.OPEN));
  }

  @Test
  void theSameRevisionAgainChangesNothing() {
    Audit audit = full("A-1", MARCH, open("7.14"));
    ledger.observe(audit, 1);
    IssueLedger again = new IssueLedger(ledger.all());
    again.observe(audit, 1);
    assertThat(again.changed()).isEmpty();
  }

  private IssueState state(String code) {
    return issue(code).state();
  }

  private Issue issue(String code) {
    return ledger.all().stream().filter(i -> code.equals(i.nativeCode())).findFirst().orElseThrow();
  }

  private static Audit full(String id, LocalDate day, Finding... findings) {
    return audit(id, day, AuditKind.FULL, null, findings);
  }

  private static Audit followUp(String id, LocalDate day, List<String> areas, Finding... findings) {
    return audit(id, day, AuditKind.FOLLOW_UP, new AuditScope(areas, List.of()), findings);
  }

  private static Audit audit(
      String id, LocalDate day, AuditKind kind, @Nullable AuditScope scope, Finding... findings) {
    return Audit.newBuilder()
        .setScheme("amfori-bsci")
        .setNativeId(id)
        .setKind(kind)
        .setEndedOn(day)
        .setScope(scope)
        .setSite(Site.newBuilder().setName("Invented Garments").build())
        .setFindings(new ArrayList<>(List.of(findings)))
        .build();
  }

  private static Finding open(String code) {
    return finding(code, FindingStatus.OPEN, "text of " + code);
  }

  private static Finding closed(String code) {
    return finding(code, FindingStatus.CLOSED, null);
  }

  private static Finding open(String code, String id) {
    return Finding.newBuilder(open(code)).setNativeId(id).build();
  }

  private static Finding closed(String code, String id) {
    return Finding.newBuilder(closed(code)).setNativeId(id).build();
  }

  private static Finding uncoded(String text) {
    return finding(null, FindingStatus.OPEN, text);
  }

  private static Finding finding(
      @Nullable String code, FindingStatus status, @Nullable String text) {
    return Finding.newBuilder()
        .setNativeCode(code)
        .setNativeArea(code == null ? null : "PA" + code.substring(0, code.indexOf('.')))
        .setTopic(code == null ? "UNMAPPED" : "topic-of-" + code)
        .setSeverity(new Severity(null, text == null ? SeverityLevel.UNRATED : SeverityLevel.MAJOR))
        .setStatus(status)
        .setTexts(text == null ? List.of() : List.of(new LocalisedText(text, "en")))
        .build();
  }
}
