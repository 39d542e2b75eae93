package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XsdPatternTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\d{2}-\\d{5,7}(-\\d{1,2})?",
        "[a-z][a-z0-9\\-]{0,39}",
        ".*(Z|[+\\-]\\d{2}:\\d{2})",
        "[^a-c]+"
      })
  void takesWhatBothLanguagesReadAlike(String expression) {
    assertThat(XsdPattern.meansTheSameInJava(expression)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-z-[aeiou]]",
        "\\i\\c*",
        "\\D",
        "\\p{L}+",
        "^a$",
        "[a&&b]",
        "\\w+",
        "a\\",
        "[a",
        "\uD83D\uDE00"
      })
  void leavesToTheCompleteCheckWhatJavaReadsOtherwise(String expression) {
    assertThat(XsdPattern.meansTheSameInJava(expression)).isFalse();
  }
}
