package org.scorehub.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.canonical.avro.EscalationKind;
import org.scorehub.canonical.avro.SeverityLevel;

class MatcherTest {

  private static final int[] QUESTIONS = {7, 5, 4, 3, 6, 4, 25, 4, 6, 4, 4, 5, 4};

  private final Matcher matcher = new Matcher(ProjectRules.RULES);

  static Stream<String> all81Questions() {
    return IntStream.rangeClosed(1, QUESTIONS.length)
        .boxed()
        .flatMap(
            area -> IntStream.rangeClosed(1, QUESTIONS[area - 1]).mapToObj(q -> area + "." + q));
  }

  @ParameterizedTest
  @MethodSource("all81Questions")
  void answersEveryAmforiQuestionWithATopicOfItsArea(String question) {
    Match match = matcher.match(FindingSignal.coded("amfori-bsci", question));
    assertThat(match.topic()).isNotEqualTo(Topic.UNMAPPED);
    assertThat(match.amforiPa()).isEqualTo("PA" + question.replaceAll("\\..*", ""));
    assertThat(match.confidence()).isBetween(0.7, 0.9);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/matching/known-codes.csv", numLinesToSkip = 1)
  void answersKnownCodes(
      String scheme,
      String code,
      String topic,
      String amforiPa,
      @Nullable String etiClause,
      String primary,
      String secondary,
      String escalate) {
    Match match = matcher.match(FindingSignal.coded(scheme, code));
    assertThat(match.topic()).isEqualTo(topic);
    assertThat(match.amforiPa()).isEqualTo(amforiPa);
    assertThat(match.etiClause()).isEqualTo(etiClause);
    assertThat(match.primary()).isEqualTo(primary);
    assertThat(match.secondary()).isEqualTo(secondary);
    assertThat(match.escalate()).isEqualTo(escalate.equals("yes"));
    assertThat(match.reasons()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"amfori-bsci,7.99", "amfori-bsci,3", "eti,10A", "unheard-of,7.14", "eti,", ",3.1"})
  void leavesUnusableCodesToAPerson(@Nullable String scheme, @Nullable String code) {
    Match match = matcher.match(signal(scheme, code, null, SeverityLevel.MAJOR, null));
    assertThat(match.topic()).isEqualTo(Topic.UNMAPPED);
    assertThat(match.primary()).isEqualTo(ScoreModule.NONE);
    assertThat(match.escalate()).isFalse();
    assertThat(match.confidence()).isZero();
    assertThat(match.reasons()).singleElement().asString().contains("a person must look");
  }

  @Test
  void zeroToleranceFlagWinsOverATrainableCode() {
    Match match =
        matcher.match(
            new FindingSignal(
                "amfori-bsci", "7.14", null, SeverityLevel.MAJOR, null, null, null, true));
    assertThat(match.escalation()).isEqualTo(EscalationKind.ZERO_TOLERANCE);
    assertThat(match.trainingSuppressed()).isTrue();
    assertThat(match.secondary()).isEqualTo("OSH");
    assertThat(match.confidence()).isEqualTo(1);
    assertThat(match.reasons().get(0).explanation()).contains("zero tolerance");
  }

  @Test
  void zeroToleranceSeverityWinsWithoutAUsableCode() {
    Match match = matcher.match(signal("x", null, null, SeverityLevel.ZERO_TOLERANCE, null));
    assertThat(match.topic()).isEqualTo(Topic.UNMAPPED);
    assertThat(match.escalation()).isEqualTo(EscalationKind.ZERO_TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"business critical", "Business Critical", "BUSINESS_CRITICAL"})
  void businessCriticalIsTheBuyersMark(String issued) {
    Match match = matcher.match(signal("eti", "3.2", null, SeverityLevel.CRITICAL, issued));
    assertThat(match.escalation()).isEqualTo(EscalationKind.BUYER_MARK);
    assertThat(match.primary()).isEqualTo(ScoreModule.NONE);
  }

  @Test
  void criticalAloneIsNoMark() {
    Match match = matcher.match(signal("eti", "3.2", null, SeverityLevel.CRITICAL, "critical"));
    assertThat(match.escalate()).isFalse();
    assertThat(match.primary()).isEqualTo("OSH");
  }

  @Test
  void aTopicSetByAPersonWinsOverTheCode() {
    Match match =
        matcher.match(signal("amfori-bsci", "7.15", "locked_exits", SeverityLevel.MAJOR, null));
    assertThat(match.topic()).isEqualTo("locked_exits");
    assertThat(match.escalation()).isEqualTo(EscalationKind.SEVERE_FINDING);
    assertThat(match.amforiPa()).isEqualTo("PA7");
  }

  @Test
  void aTopicIsEnoughWithoutACode() {
    Match match = matcher.match(signal(null, null, "product_quality", SeverityLevel.MINOR, null));
    assertThat(match.primary()).isEqualTo("QM");
    assertThat(match.amforiPa()).isNull();
  }

  @Test
  void anUnmappedTopicFallsBackToTheCode() {
    Match match =
        matcher.match(signal("amfori-bsci", "7.14", Topic.UNMAPPED, SeverityLevel.MAJOR, null));
    assertThat(match.topic()).isEqualTo("fire_equipment");
  }

  @Test
  void namesTheNewerModuleWhereACoreOneStandsIn() {
    Match match = matcher.match(FindingSignal.coded("eti", "7"));
    assertThat(match.primary()).isEqualTo("HRM");
    assertThat(match.reasons()).anyMatch(reason -> reason.explanation().startsWith("GE "));
  }

  @Test
  void usesNewerModulesThatAreOffered() {
    Match match =
        new Matcher(ProjectRules.RULES, Set.of("GE")).match(FindingSignal.coded("eti", "7"));
    assertThat(match.primary()).isEqualTo("GE");
    assertThat(match.secondary()).isEqualTo("HRM");
  }

  @Test
  void areaAloneIsLessSureThanAQuestion() {
    assertThat(matcher.match(FindingSignal.coded("amfori-bsci", "PA6")).confidence())
        .isLessThan(matcher.match(FindingSignal.coded("amfori-bsci", "6.2")).confidence());
  }

  @Test
  void everyReasonNamesARowThatExists() {
    all81Questions()
        .flatMap(code -> matcher.match(FindingSignal.coded("amfori-bsci", code)).reasons().stream())
        .forEach(
            reason -> {
              String[] rule = reason.rule().split("#", 2);
              assertThat(ProjectRules.text(rule[0])).contains("\n" + rule[1] + ",");
            });
  }

  private static FindingSignal signal(
      @Nullable String scheme,
      @Nullable String code,
      @Nullable String topic,
      SeverityLevel severity,
      @Nullable String issued) {
    return new FindingSignal(scheme, code, topic, severity, issued, null, null, false);
  }
}
