package org.scorehub.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is news of a supplier, and what is not. */
class StandingDiffTest {

  private static final StandingKey KEY = new StandingKey("demo-retail", new UUID(0, 1));
  private static final UUID FIRE = new UUID(1, 1);
  private static final UUID WAGES = new UUID(1, 2);

  private static StandingDraft draft() {
    return new StandingDraft();
  }

  private static StandingDraft audited(String id, @Nullable String rating, String scale) {
    StandingDraft draft = draft();
    draft.audit(id, LocalDate.parse("2026-03-01"), rating, scale, LocalDate.parse("2027-03-01"));
    return draft;
  }

  private static List<String> told(StandingDraft before, StandingDraft after) {
    return StandingDiff.of(KEY, before.standing(), after.standing()).stream()
        .map(change -> change.kind() + " " + change.before() + " " + change.after())
        .toList();
  }

  @Test
  void saysOfANewSupplierThatItIsNewAndNothingElse() {
    assertThat(StandingDiff.of(KEY, null, audited("a", "C", "A-E").standing()))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(ChangeKind.NEW_SUPPLIER);
              assertThat(change.after().toString()).contains("\"rating\":\"C\"", "\"issues\":0");
            });
  }

  @Test
  void makesNoNewsOfTheSameAgain() {
    assertThat(told(audited("a", "C", "A-E"), audited("a", "C", "A-E"))).isEmpty();
  }

  @Test
  void tellsARatingOnTheSameScaleFromOneOnAnother() {
    assertThat(told(audited("a", "D", "A-E"), audited("a", "B", "A-E")))
        .singleElement()
        .asString()
        .startsWith("RATING ")
        .contains("\"rating\":\"D\"", "\"rating\":\"B\"");
    assertThat(told(audited("a", "D", "A-E"), audited("a", "2", "1-5")))
        .singleElement()
        .asString()
        .startsWith("OTHER_SCALE ");
    assertThat(told(audited("a", "D", "A-E"), audited("a", null, "A-E"))).isEmpty();
  }

  @Test
  void countsNewAudits() {
    StandingDraft two = audited("b", "C", "A-E");
    two.audit("a", LocalDate.parse("2025-03-01"), "D", "A-E", null);
    assertThat(told(audited("a", "C", "A-E"), two))
        .singleElement()
        .asString()
        .startsWith("NEW_AUDIT null")
        .contains("\"audits\":1");
  }

  @Test
  void tellsWhichIssuesOpenedAndWhichClosed() {
    StandingDraft before = draft();
    before.issue(FIRE, "fire_equipment", "MAJOR");
    StandingDraft after = draft();
    after.issue(WAGES, "wages", "CRITICAL");
    assertThat(told(before, after))
        .containsExactly(
            "ISSUES_OPENED null {\"issues\":1,\"topics\":{\"wages\":1}}",
            "ISSUES_CLOSED null {\"issues\":1,\"topics\":{\"fire_equipment\":1}}");
  }

  @Test
  void makesNoNewsOfAnIssueThatIsPlacedUnderAnotherTopic() {
    StandingDraft before = draft();
    before.issue(FIRE, "unmapped", "MAJOR");
    StandingDraft after = draft();
    after.issue(FIRE, "fire_equipment", "MAJOR");
    assertThat(told(before, after)).isEmpty();
  }

  @Test
  void tellsWhatIsRecommendedNowAndWhatNoLonger() {
    StandingDraft before = draft();
    before.recommend(List.of("WC", "QM"));
    StandingDraft after = draft();
    after.recommend(List.of("OSH", "WC"));
    assertThat(told(before, after))
        .containsExactly(
            "MODULES_RECOMMENDED null {\"modules\":[\"OSH\"]}",
            "MODULES_DROPPED null {\"modules\":[\"QM\"]}");
  }

  @Test
  void tellsAStageOnceAndAReadingThatIsLater() {
    TrainingStanding visits = TrainingStanding.module(KEY, "WC", "VISITS", null);
    TrainingStanding done =
        TrainingStanding.module(KEY, "WC", "COMPLETED", LocalDate.parse("2026-05-01"));
    assertThat(StandingDiff.of(visits, visits)).isEmpty();
    assertThat(StandingDiff.of(visits, done))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(ChangeKind.TRAINING_STAGE);
              assertThat(change.dataClass()).isEqualTo("TRAINING_PROGRESS");
              assertThat(change.after().toString())
                  .isEqualTo(
                      "{\"module\":\"WC\",\"stage\":\"COMPLETED\",\"since\":\"2026-05-01\"}");
            });
    TrainingStanding first = reading("2026-01-31", 7.8);
    assertThat(StandingDiff.of(first, reading("2026-01-31", 7.8))).isEmpty();
    assertThat(StandingDiff.of(first, reading("2026-04-30", 5.2)))
        .singleElement()
        .satisfies(change -> assertThat(change.dataClass()).isEqualTo("KPI_READINGS"));
  }

  private static TrainingStanding reading(String until, double value) {
    KpiStanding.Point point = new KpiStanding.Point(LocalDate.parse(until), value, false);
    return TrainingStanding.kpi(
        KEY, new KpiStanding("ABSENTEEISM", "%", "%", List.of(point), null, null, null, null));
  }

  @Test
  void findsANameInItsOwnScriptAndInLatinLetters() throws Exception {
    StandingDraft draft = draft();
    draft.describe(
        "Đà Nẵng Knit",
        "VN",
        new ObjectMapper()
            .readTree(
                "{\"localName\": \"迈格纳\", \"identifiers\": [{\"scheme\": \"os_id\", \"value\": \"VN20\"}]}"));
    SiteStanding.Description found = draft.standing().description();
    assertThat(found.search()).contains("đà nẵng knit", "da nang knit", "迈格纳", "maigena", "vn20");
    assertThat(found.sort()).isEqualTo("da nang knit");
    assertThat(found.identifiers()).containsExactly("os_id:VN20");
  }
}
