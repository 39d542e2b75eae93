package org.scorehub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * A finding with the answer people gave: a line of a file for {@code eval matching}.
 *
 * @param text the finding in words
 * @param language ISO 639-1 code, {@code und} if not given
 * @param primary WC, QM, CP, HR, OSH, ESC or NONE
 * @param amforiPa performance area; null if the label names none
 * @param etiClause clause; null if the label names none
 * @param ambiguous whether two careful people could differ
 */
record LabelledFinding(
    String text,
    String language,
    String primary,
    @Nullable String amforiPa,
    @Nullable String etiClause,
    boolean ambiguous) {

  static final String ESCALATED = "ESC";
  static final String NONE = "NONE";

  /** The answers there are, modules first. */
  static final List<String> CLASSES = List.of("WC", "QM", "CP", "HR", "OSH", ESCALATED, NONE);

  private static final Set<String> YES_OR_NO = Set.of("yes", "no");
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  /**
   * One line.
   *
   * @param problems takes what is wrong with it
   * @return null if something is
   */
  static @Nullable LabelledFinding read(String line, int number, List<Problem> problems) {
    try {
      JsonNode tree = READER.readTree(line);
      Fields fields = new Fields(tree, number);
      LabelledFinding finding = fields.finding();
      problems.addAll(fields.problems);
      return fields.problems.isEmpty() ? finding : null;
    } catch (JsonProcessingException e) {
      problems.add(problem("line.malformed", "The line is not a JSON object", number));
      return null;
    }
  }

  private static Problem problem(String code, String message, int line) {
    return Problem.blocking(ProblemKind.MALFORMED, code, message).atPosition(line, 0, -1);
  }

  /** Takes the fields out of a line and notes those that do not fit. */
  private static final class Fields {

    private final JsonNode tree;
    private final int line;
    private final List<Problem> problems = new ArrayList<>();

    Fields(JsonNode tree, int line) {
      this.tree = tree;
      this.line = line;
    }

    LabelledFinding finding() {
      String text = text("text");
      if (text.isEmpty()) {
        refuse("text", text, "the finding in words");
      }
      String language = text("lang").toLowerCase(Locale.ROOT);
      return new LabelledFinding(
          text,
          language.isEmpty() ? "und" : language,
          primary(),
          orNull("pa"),
          orNull("eti"),
          ambiguous());
    }

    private String primary() {
      String primary = text("primary").equals("HRM") ? "HR" : text("primary");
      if (!CLASSES.contains(primary)) {
        refuse("primary", primary, "one of " + CLASSES);
      }
      return primary;
    }

    private boolean ambiguous() {
      String given = text("ambiguous");
      if (!given.isEmpty() && !YES_OR_NO.contains(given)) {
        refuse("ambiguous", given, "yes or no");
      }
      return given.equals("yes");
    }

    private String text(String field) {
      JsonNode value = tree.path(field);
      if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
        refuse(field, value.toString(), "a text");
      }
      return value.asText("").strip();
    }

    private @Nullable String orNull(String field) {
      String text = text(field);
      return text.isEmpty() ? null : text;
    }

    private void refuse(String field, String value, String expected) {
      problems.add(
          problem("line.field", "The line has a label that cannot be used: " + field, line)
              .atPath("/" + field)
              .withValue(value)
              .expecting(expected));
    }
  }
}
