package org.scorehub.web.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.DocumentDefinition.Direction;
import org.scorehub.document.DocumentFormat;
import org.scorehub.trial.playground.PlayResult;
import org.scorehub.trial.playground.Sample;

/**
 * A sample and what came of it, as an example of the connector: the files that {@code connector
 * test} reads.
 *
 * @param folder from the project root
 * @param files by name
 */
record PlayedExample(String folder, SortedMap<String, byte[]> files) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MOST_NAME = 60;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Makes the files.
   *
   * @throws IllegalArgumentException if the name is none for a folder, or the table was cut
   */
  static PlayedExample of(
      String connector,
      String document,
      DocumentDefinition as,
      String name,
      Sample sample,
      PlayResult result) {
    if (name.length() > MOST_NAME || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name of an example has lower-case letters, digits and hyphens, at most 60");
    } else if (result.cut()) {
      throw new IllegalArgumentException("An example of a table has at most 20 rows here");
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    boolean in = as.direction() == Direction.IN;
    byte[] workbook = sample.workbook();
    if (workbook == null) {
      files.put(in ? "input." + ending(as) : "input.json", sample.text().getBytes(UTF_8));
    } else {
      files.put(workbook[0] == 'P' ? "input.xlsx" : "input.xls", workbook);
    }
    String sent = result.sent();
    JsonNode expected = result.expected();
    if (!in && sent != null) {
      files.put("expected." + ending(as), sent.getBytes(UTF_8));
    } else if (in && expected != null && !expected.isNull()) {
      files.put("expected.json", text(Played.withoutNulls(expected)));
    }
    if (!result.problems().isEmpty()) {
      files.put("problems.json", text(problems(result)));
    }
    if (!result.alarms().isEmpty()) {
      files.put("alarm.json", text(Played.withoutNulls(JSON.valueToTree(result.alarms()))));
    }
    return new PlayedExample("mappings/" + connector + "/examples/" + document + "/" + name, files);
  }

  private static String ending(DocumentDefinition as) {
    return as.format() == DocumentFormat.TABLE
        ? "csv"
        : as.format().name().toLowerCase(Locale.ROOT);
  }

  /** What an example says of a problem: neither its words nor the files involved. */
  private static ArrayNode problems(PlayResult result) {
    ArrayNode problems = JsonNodeFactory.instance.arrayNode();
    for (Problem problem : result.problems()) {
      ObjectNode one =
          problems.addObject().put("code", problem.code()).put("blocking", problem.blocking());
      if (problem.path() != null) {
        one.put("path", problem.path());
      }
      if (problem.line() > 0) {
        one.put("line", problem.line());
      }
      if (problem.value() != null) {
        one.put("value", problem.value());
      }
    }
    return problems;
  }

  private static byte[] text(JsonNode json) {
    return (json.toPrettyString() + "\n").getBytes(UTF_8);
  }
}
