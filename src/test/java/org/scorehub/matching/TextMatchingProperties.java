package org.scorehub.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scorehub.canonical.avro.SeverityLevel;

class TextMatchingProperties {

  private static final Matcher REMEMBERING = new Matcher(ProjectRules.RULES);
  private static final Matcher FORGETFUL = new Matcher(ProjectRules.RULES, Set.of(), 0);

  @Property(tries = 400)
  void neverThrowsAndAlwaysAnswersTheSame(
      @ForAll String text, @ForAll("languages") String language) {
    Match first = REMEMBERING.match(signal(text, language));
    assertThat(REMEMBERING.match(signal(text, language))).isEqualTo(first);
    assertThat(FORGETFUL.match(signal(text, language))).isEqualTo(first);
    assertThat(first.confidence()).isBetween(0.0, 1.0);
    assertThat(first.reasons()).isNotEmpty();
  }

  @Property(tries = 400)
  void doesNotMindTheCaseOfKnownWords(@ForAll("findings") String text) {
    String shouted = text.toUpperCase(Locale.ROOT);
    assertThat(FORGETFUL.match(signal(shouted, "")).topic())
        .isEqualTo(FORGETFUL.match(signal(text, "")).topic());
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of("en", "zh", "zh-Hant", "vi", "tr", "xx", "", "EN-gb", "-");
  }

  @Provide
  Arbitrary<String> findings() {
    return Arbitraries.of(
            "exit",
            "locked",
            "child",
            "no",
            "wage",
            ",",
            ".",
            "but",
            "needle",
            "waste",
            "water",
            "paid",
            "late",
            "overtime",
            "refuse",
            "machine",
            "guard",
            "workers'",
            "50",
            "-")
        .list()
        .ofMaxSize(20)
        .map(words -> String.join(" ", words));
  }

  private static FindingSignal signal(String text, String language) {
    return new FindingSignal(null, null, null, SeverityLevel.MINOR, null, text, language, false);
  }
}
