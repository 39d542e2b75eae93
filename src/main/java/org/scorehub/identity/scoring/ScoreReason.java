package org.scorehub.identity.scoring;

import java.util.Locale;

/**
 * One reason of a score.
 *
 * @param what what was compared and found
 * @param left as the one record has it; may be empty
 * @param right as the other has it; may be empty
 * @param effect what it adds to the odds, as a natural logarithm; negative speaks for two factories
 */
public record ScoreReason(String what, String left, String right, double effect) {

  private static final int LONGEST = 80;

  /** One line: what was found, both values, and its effect. */
  @Override
  public String toString() {
    String values =
        left.isEmpty() && right.isEmpty()
            ? ""
            : ": \"%s\" and \"%s\"".formatted(shortened(left), shortened(right));
    return what + values + String.format(Locale.ROOT, " (%+.2f)", effect);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
