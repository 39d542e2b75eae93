package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.document.DocumentReader;
import org.scorehub.document.Reading;
import org.scorehub.mapping.MappingResult;

/**
 * What came of one inbound example.
 *
 * @param output null if the document is refused
 * @param alarm null if it raises none
 */
record ExampleTranslation(
    @Nullable JsonNode output, @Nullable JsonNode alarm, List<Problem> problems) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static ExampleTranslation of(Example example) {
    DeclaredDocument document = example.document();
    DocumentReader reader = document.reader();
    Reading reading = reader.read(example.input());
    List<Problem> problems = new ArrayList<>(reading.problems());
    JsonNode output = null;
    JsonNode alarm = null;
    if (reading instanceof Reading.Readable readable) {
      alarm = alarm(document, readable.tree());
      if (!refused(problems)) {
        MappingResult result = document.mapping(document.text("mapping")).apply(readable.tree());
        result.problems().forEach(problem -> problems.add(placed(problem, reader, example)));
        output = refused(problems) ? null : result.output();
      }
    }
    return new ExampleTranslation(output, alarm, List.copyOf(problems));
  }

  /** The parts of the problems that examples state: code, place, value, and whether they refuse. */
  @Nullable JsonNode shownProblems() {
    ArrayNode shown = JSON.createArrayNode();
    problems.forEach(problem -> show(problem, shown.addObject()));
    return shown.isEmpty() ? null : shown;
  }

  private static void show(Problem problem, ObjectNode shown) {
    shown.put("code", problem.code()).put("blocking", problem.blocking());
    if (problem.path() != null) {
      shown.put("path", problem.path());
    }
    if (problem.line() > 0) {
      shown.put("line", problem.line());
    }
    if (problem.value() != null) {
      shown.put("value", problem.value());
    }
  }

  private static Problem placed(Problem problem, DocumentReader reader, Example example) {
    return problem.path() == null
        ? problem
        : reader
            .locate(example.input(), problem.path())
            .map(at -> problem.atPosition(at.line(), at.column(), at.offset()).inSheet(at.sheet()))
            .orElse(problem);
  }

  private static @Nullable JsonNode alarm(DeclaredDocument document, JsonNode tree) {
    String path = document.alarm();
    if (path == null) {
      return null;
    }
    JsonNode raised = document.mapping(path).apply(tree).output();
    return raised.isEmpty() ? null : raised;
  }

  private static boolean refused(List<Problem> problems) {
    return problems.stream().anyMatch(Problem::blocking);
  }
}
