package org.scorehub.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.SeverityLevel;

class TextMatchingTest {

  private static final String EN = "mappings/canonical/concepts/en.csv";
  private static final String RULES = "mappings/canonical/text-rules.csv";

  private final Matcher matcher = new Matcher(ProjectRules.RULES);

  @ParameterizedTest
  @CsvFileSource(resources = "/matching/known-texts.csv", numLinesToSkip = 1)
  void readsKnownTexts(
      String text,
      @Nullable String language,
      @Nullable String scheme,
      @Nullable String code,
      String topic,
      String primary,
      String escalate) {
    Match match = matcher.match(signal(scheme, code, text, language));
    assertThat(match.topic()).isEqualTo(topic);
    assertThat(match.primary()).isEqualTo(primary);
    assertThat(match.escalate()).isEqualTo(escalate.equals("yes"));
  }

  @Test
  void namesTheWordsTheConceptsAndTheRule() {
    Match match = matcher.match(text("The Emergency Exit was LOCKED."));
    assertThat(match.reasons().get(0).explanation())
        .contains("“Emergency Exit” (exit)")
        .contains("“LOCKED” (locked)");
    assertThat(match.reasons().get(0).rule()).isEqualTo(RULES + "#locked_exits:exit+locked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zzz qqq", "!!!", "12345", "\u0000\uD800 \uDFFF", "ԱԲԳ"})
  void leavesTextsWithoutKnownWordsToAPerson(String text) {
    Match match = matcher.match(text(text));
    assertThat(match.topic()).isEqualTo(Topic.UNMAPPED);
    assertThat(match.needsPerson()).isTrue();
    assertThat(match.reasons()).singleElement().asString().contains("a person must look");
  }

  @Test
  void aWordThatDecidesLittleNeedsAPerson() {
    Match match = matcher.match(text("Toilet and quality"));
    assertThat(match.needsPerson()).isTrue();
    assertThat(match.confidence()).isLessThan(0.5);
  }

  @Test
  void aPlainCodeStaysSureWhateverTheTextLeavesOpen() {
    Match match = matcher.match(signal("amfori-bsci", "7.14", "See the photos", "en"));
    assertThat(match.confidence()).isGreaterThanOrEqualTo(0.9);
    assertThat(match.needsPerson()).isFalse();
  }

  @Test
  void readsVeryLongTextsUpToALimit() {
    Match match = matcher.match(text("extinguisher ".repeat(100_000)));
    assertThat(match.topic()).isEqualTo("fire_equipment");
  }

  @Test
  void everyTopicIsReachedByACodeOrARuleOfTheText() {
    Set<String> reached = new TreeSet<>();
    ProjectRules.text(RULES)
        .lines()
        .skip(1)
        .forEach(line -> reached.add(line.substring(0, line.indexOf(','))));
    for (Scheme scheme : ProjectRules.RULES.schemes()) {
      scheme.topics().values().forEach(code -> reached.add(code.topic()));
    }
    Set<String> missing = new TreeSet<>();
    ProjectRules.RULES.topics().forEach(topic -> missing.add(topic.code()));
    missing.removeAll(reached);
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        EN + "|no_such_concept,word|rules.reference",
        RULES + "|no_such_topic,exit,,5,DERIVED|rules.reference",
        RULES + "|locked_exits,exit; no_such_concept,,5,DERIVED|rules.reference",
        RULES + "|locked_exits,,,5,DERIVED|rules.value",
        RULES + "|locked_exits,exit; locked,,5,DERIVED|rules.duplicate",
        RULES + "|locked_exits,exit; door,,much,DERIVED|rules.value",
        "mappings/score/text-confidence.csv|8,1.5,DERIVED|rules.value"
      })
  void refusesRulesThatCannotBe(String file, String row, String code) {
    List<Problem> problems =
        catchThrowableOfType(
                InvalidRules.class,
                () -> MatchingRules.load(new ProjectRules().appending(file, row).files()))
            .problems();
    assertThat(problems).anyMatch(problem -> problem.code().equals(code));
    assertThat(problems).allMatch(problem -> file.equals(problem.mappingFile()));
  }

  @Test
  void refusesATermWithoutABeginningAndOneOfTwoConceptsOfAGroup() {
    ProjectRules broken = new ProjectRules().replacing(EN, "\ndoor,", "\ndoor,* word; aisle*; ");
    assertThat(
            catchThrowableOfType(InvalidRules.class, () -> MatchingRules.load(broken.files()))
                .problems())
        .extracting(Problem::code)
        .containsExactly("rules.value", "rules.duplicate");
  }

  @Test
  void anotherWordMakesAnotherVersion() {
    MatchingRules changed =
        MatchingRules.load(
            new ProjectRules().appending(RULES, "locked_exits,exit; toilet,,1,DERIVED").files());
    assertThat(changed.version()).isNotEqualTo(ProjectRules.RULES.version());
  }

  private static FindingSignal text(String text) {
    return signal(null, null, text, null);
  }

  private static FindingSignal signal(
      @Nullable String scheme, @Nullable String code, String text, @Nullable String language) {
    return new FindingSignal(scheme, code, null, SeverityLevel.MAJOR, null, text, language, false);
  }
}
