package org.scorehub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.audit.Correction.Covers;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.MatchingRules;

class CorrectionTest {

  private static final MatchingRules RULES = MatchingRules.load(CorrectionTest::read);
  private static final UUID ISSUE = new UUID(1, 1);

  private static byte[] read(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FindingSignal finding(@Nullable String code, String text) {
    return new FindingSignal(
        "amfori-bsci", code, null, SeverityLevel.UNRATED, null, text, null, false);
  }

  private static Correction correction(
      Covers covers, @Nullable String code, @Nullable String text, String topic, int minute) {
    return new Correction(
        "acme",
        new UUID(2, minute),
        covers,
        ISSUE,
        "amfori-bsci",
        code,
        FoldedText.hash(text),
        topic,
        "mary",
        Instant.ofEpochSecond(60L * minute));
  }

  private static Optional<String> placed(
      FindingSignal finding, @Nullable UUID issue, Correction... corrections) {
    return new Corrections(List.of(corrections))
        .of("acme", finding, issue, FoldedText.hash(finding.text()), RULES)
        .map(Correction::topic);
  }

  @ParameterizedTest
  @CsvSource({
    "No guard!, no GUARD",
    "ＮＯ  guard, no guard",
    "火灾。, 火灾",
    "'(No guard)\n', no guard",
    "Çıkış kapalı, çıkış kapalı"
  })
  void takesTextsThatDifferInNothingButFormAsOne(String one, String other) {
    assertThat(FoldedText.hash(one)).isEqualTo(FoldedText.hash(other));
  }

  @Test
  void hasNoHashForATextWithoutWords() {
    assertThat(FoldedText.hash(" … !")).isNull();
    assertThat(FoldedText.hash(null)).isNull();
  }

  @Test
  void placesTheSameTextUnderUnknownCodesOnly() {
    Correction byText = correction(Covers.TEXT, "77.1", "no guard", "fire_equipment", 1);
    assertThat(placed(finding("77.2", "No guard."), null, byText)).contains("fire_equipment");
    assertThat(placed(finding(null, "No guard."), null, byText)).contains("fire_equipment");
    assertThat(placed(finding("7.14", "No guard."), null, byText)).isEmpty();
    assertThat(placed(finding("77.1", "another"), null, byText)).isEmpty();
  }

  @Test
  void placesTheSameTextUnderAKnownCodeOnlyUnderThatCode() {
    Correction byText = correction(Covers.TEXT, "7.14", "see report", "fire_equipment", 1);
    assertThat(placed(finding("7.14", "See report"), null, byText)).contains("fire_equipment");
    assertThat(placed(finding("7.15", "See report"), null, byText)).isEmpty();
  }

  @Test
  void placesACodeOnlyAsLongAsNoListKnowsIt() {
    assertThat(
            placed(
                finding("77.1", "x"),
                null,
                correction(Covers.CODE, "77.1", null, "fire_equipment", 1)))
        .contains("fire_equipment");
    assertThat(
            placed(
                finding("7.14", "x"),
                null,
                correction(Covers.CODE, "7.14", null, "fire_equipment", 1)))
        .isEmpty();
  }

  @Test
  void letsTheNarrowerGoFirstAndThenTheLater() {
    Correction code = correction(Covers.CODE, "77.1", null, "management_system", 9);
    Correction early = correction(Covers.TEXT, "77.1", "no guard", "fire_equipment", 1);
    Correction late = correction(Covers.TEXT, "77.1", "no guard", "capacity_planning", 2);
    Correction issue = correction(Covers.ISSUE, "77.1", "no guard", "hidden_production", 0);
    FindingSignal finding = finding("77.1", "no guard");
    assertThat(placed(finding, null, code, early)).contains("fire_equipment");
    assertThat(placed(finding, null, early, code, late)).contains("capacity_planning");
    assertThat(placed(finding, ISSUE, early, code, late, issue)).contains("hidden_production");
    assertThat(placed(finding, new UUID(9, 9), issue)).isEmpty();
  }

  @Test
  void ignoresATopicThatTheRulesNoLongerHave() {
    assertThat(
            placed(
                finding("77.1", "no guard"),
                null,
                correction(Covers.TEXT, "77.1", "no guard", "gone", 1)))
        .isEmpty();
  }
}
