package org.scorehub.cli;

import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.Match;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.ScoreModule;

/**
 * A labelled finding and what the rules answer.
 *
 * @param label the finding with people's answer
 * @param answer WC, QM, CP, HR, OSH, ESC (escalated without a module) or NONE
 * @param escalated whether it escalates at all, with or without a module
 * @param confidence 0 to 1
 */
record AnsweredFinding(LabelledFinding label, String answer, boolean escalated, double confidence) {

  /** What is given to the rules beside the text. */
  enum Given {
    TEXT_ALONE("text alone"),
    WITH_AREA("with the performance area as code"),
    WITH_CLAUSE("with the clause as code");

    private final String words;

    Given(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    private @Nullable String scheme() {
      return switch (this) {
        case TEXT_ALONE -> null;
        case WITH_AREA -> "amfori-bsci";
        case WITH_CLAUSE -> "eti";
      };
    }

    private @Nullable String code(LabelledFinding label) {
      return switch (this) {
        case TEXT_ALONE -> null;
        case WITH_AREA -> label.amforiPa();
        case WITH_CLAUSE -> label.etiClause();
      };
    }

    /** Whether a finding can be asked in this way: it has that code, or none is needed. */
    boolean fits(LabelledFinding label) {
      return this == TEXT_ALONE || code(label) != null;
    }
  }

  static AnsweredFinding ask(Matcher matcher, LabelledFinding label, Given given) {
    String language = label.language().equals("und") ? null : label.language();
    FindingSignal signal =
        new FindingSignal(
            given.scheme(),
            given.code(label),
            null,
            SeverityLevel.UNRATED,
            null,
            label.text(),
            language,
            false);
    Match match = matcher.match(signal);
    return new AnsweredFinding(label, answer(match), match.escalate(), match.confidence());
  }

  private static String answer(Match match) {
    if (match.trainingSuppressed()) {
      return LabelledFinding.ESCALATED;
    }
    return match.primary().equals("HRM")
        ? "HR"
        : match.primary().equals(ScoreModule.NONE) ? LabelledFinding.NONE : match.primary();
  }

  boolean right() {
    return answer.equals(label.primary());
  }

  boolean shouldEscalate() {
    return label.primary().equals(LabelledFinding.ESCALATED);
  }
}
