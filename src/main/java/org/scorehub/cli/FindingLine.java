package org.scorehub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.MatchingRules;

/**
 * One input line of {@code match}.
 *
 * @param id the line's id as given, text or number; null if there is none
 * @param signal what matching may look at; null if the line cannot be used
 * @param problems all that is wrong with the line
 */
record FindingLine(@Nullable JsonNode id, @Nullable FindingSignal signal, List<Problem> problems) {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  FindingLine {
    problems = List.copyOf(problems);
  }

  static FindingLine read(BoundedLines.Line line, MatchingRules rules) {
    if (line.tooLong()) {
      return bad("line.too-long", "is longer than " + MatchLines.MAX_LINE_BYTES + " bytes");
    }
    try {
      JsonNode tree = READER.readTree(text(line));
      return tree.isObject()
          ? new Fields(tree).line(rules)
          : bad("line.malformed", "must be a JSON object");
    } catch (CharacterCodingException e) {
      return bad("line.malformed", "is not UTF-8");
    } catch (JsonProcessingException e) {
      return malformed(e);
    }
  }

  static boolean isBlank(BoundedLines.Line line) {
    for (byte b : line.bytes()) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return !line.tooLong();
  }

  private static String text(BoundedLines.Line line) throws CharacterCodingException {
    String text =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes())).toString();
    return line.number() == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static FindingLine bad(String code, String message) {
    Problem problem = Problem.blocking(ProblemKind.MALFORMED, code, "The line " + message);
    return new FindingLine(null, null, List.of(problem));
  }

  private static FindingLine malformed(JsonProcessingException cause) {
    int column = cause.getLocation() == null ? 0 : cause.getLocation().getColumnNr();
    Problem problem =
        Problem.blocking(
                ProblemKind.MALFORMED,
                "line.malformed",
                "The line is not JSON: " + cause.getOriginalMessage())
            .atPosition(0, column, -1);
    return new FindingLine(null, null, List.of(problem));
  }

  /** Takes the fields out of a line's object and notes what does not fit. */
  private static final class Fields {

    private final JsonNode tree;
    private final List<Problem> problems = new ArrayList<>();

    Fields(JsonNode tree) {
      this.tree = tree;
    }

    FindingLine line(MatchingRules rules) {
      JsonNode id = id();
      String text = string("text");
      String language = string("lang");
      String scheme = string("scheme");
      String code = string("code");
      String severity = string("severity");
      if (text == null && code == null && problems.isEmpty()) {
        add("/text", null, "a text or a code", "needs a text or a code");
      }
      FindingSignal signal =
          new FindingSignal(
              scheme, code, null, level(severity, rules), severity, text, language, false);
      return new FindingLine(id, problems.isEmpty() ? signal : null, problems);
    }

    private static SeverityLevel level(@Nullable String severity, MatchingRules rules) {
      return severity == null
          ? SeverityLevel.UNRATED
          : rules.severityLevel(severity).orElse(SeverityLevel.UNRATED);
    }

    private @Nullable JsonNode id() {
      JsonNode id = tree.get("id");
      if (id == null || !(id.isTextual() || id.isIntegralNumber())) {
        add("/id", id, "a text or a whole number", "needs an id");
        return null;
      }
      return id;
    }

    /** Null if absent, null or blank; 7.1 as a number is refused, as 7.10 would be read as 7.1. */
    private @Nullable String string(String name) {
      JsonNode value = tree.get(name);
      if (value == null || value.isNull()) {
        return null;
      }
      if (value.isTextual()) {
        String text = value.textValue().strip();
        return text.isEmpty() ? null : text;
      }
      add("/" + name, value, "a text", "has a field that is no text");
      return null;
    }

    private void add(String path, @Nullable JsonNode value, String expected, String message) {
      problems.add(
          Problem.blocking(ProblemKind.MALFORMED, "line.field", "The line " + message)
              .atPath(path)
              .withValue(value == null ? null : value.toString())
              .expecting(expected));
    }
  }

  /** The same problems, each with the line it is in. */
  List<Problem> problemsIn(long number) {
    int line = (int) Math.min(number, Integer.MAX_VALUE);
    return problems.stream()
        .map(problem -> problem.atPosition(line, problem.column(), problem.offset()))
        .toList();
  }
}
