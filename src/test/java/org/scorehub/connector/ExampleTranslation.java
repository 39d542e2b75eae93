package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.document.DocumentReader;
import org.scorehub.document.Reading;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableReader;
import org.scorehub.mapping.MappingResult;

/**
 * What came of one inbound example.
 *
 * @param output null if the document is refused; of a table, an entry for each child
 * @param alarm null if it raises none
 */
record ExampleTranslation(
    @Nullable JsonNode output, @Nullable JsonNode alarm, List<Problem> problems) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static ExampleTranslation of(Example example) {
    DeclaredDocument document = example.document();
    DocumentReader reader = document.reader();
    return reader instanceof TableReader table
        ? ofTable(document, table, example.input())
        : of(document, reader, example.input());
  }

  private static ExampleTranslation of(
      DeclaredDocument document, DocumentReader reader, byte[] input) {
    Reading reading = reader.read(input);
    List<Problem> problems = new ArrayList<>(reading.problems());
    JsonNode output = null;
    JsonNode alarm = null;
    if (reading instanceof Reading.Readable readable) {
      alarm = alarm(document, readable.tree());
      if (!refused(problems)) {
        MappingResult result = document.mapping(document.text("mapping")).apply(readable.tree());
        result.problems().forEach(problem -> problems.add(placed(problem, reader, input)));
        output = refused(problems) ? null : result.output();
      }
    }
    return new ExampleTranslation(output, alarm, List.copyOf(problems));
  }

  private static ExampleTranslation ofTable(
      DeclaredDocument document, TableReader reader, byte[] input) {
    ArrayNode outputs = JSON.createArrayNode();
    ArrayNode alarms = JSON.createArrayNode();
    List<Problem> problems = new ArrayList<>();
    try (TableChildren children = reader.open(() -> new ByteArrayInputStream(input))) {
      Optional<TableChildren.Child> child = children.next();
      while (child.isPresent()) {
        byte[] bytes = child.get().bytes();
        ExampleTranslation one = of(document, reader, bytes);
        outputs.add(one.output());
        if (one.alarm() != null) {
          one.alarm().forEach(alarms::add);
        }
        problems.addAll(TableRow.of(bytes).place(one.problems()));
        child = children.next();
      }
      problems.addAll(children.problems());
    }
    return new ExampleTranslation(
        outputs.isEmpty() ? null : outputs, alarms.isEmpty() ? null : alarms, problems);
  }

  /** Every canonical record that it made. */
  List<JsonNode> outputs() {
    if (output == null) {
      return List.of();
    }
    List<JsonNode> made = new ArrayList<>();
    (output.isArray() ? output : List.of(output)).forEach(made::add);
    made.removeIf(JsonNode::isNull);
    return made;
  }

  /** The parts of the problems that examples state: code, place, value, and whether they refuse. */
  @Nullable JsonNode shownProblems() {
    return shown(problems);
  }

  static @Nullable JsonNode shown(List<Problem> problems) {
    ArrayNode shown = JSON.createArrayNode();
    problems.forEach(problem -> show(problem, shown.addObject()));
    return shown.isEmpty() ? null : shown;
  }

  private static void show(Problem problem, ObjectNode shown) {
    shown.put("code", problem.code()).put("blocking", problem.blocking());
    if (problem.path() != null) {
      shown.put("path", problem.path());
    }
    if (problem.sheet() != null) {
      shown.put("sheet", problem.sheet());
    }
    if (problem.line() > 0) {
      shown.put("line", problem.line());
    }
    if (problem.value() != null) {
      shown.put("value", problem.value());
    }
  }

  private static Problem placed(Problem problem, DocumentReader reader, byte[] input) {
    return problem.path() == null
        ? problem
        : reader
            .locate(input, problem.path())
            .map(
                at ->
                    problem
                        .atPosition(at.line(), at.column(), at.offset())
                        .inSheet(at.sheet())
                        .inSheet(at.sheet()))
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
