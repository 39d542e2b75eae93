package org.scorehub.connector.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.Problem;

/**
 * What a file of an example says should come of it.
 *
 * @param content its JSON; a JSON null if there is no such file
 */
record ExampleFile(Example example, String name, JsonNode content) {

  static ExampleFile of(Example example, String name) {
    return new ExampleFile(example, name, example.json(name));
  }

  /**
   * The file with every record in full, as defaults need not be written down.
   *
   * @param problems takes what is no such record
   */
  ExampleFile canonical(Class<? extends SpecificRecord> type, List<Problem> problems) {
    if (!content.isArray()) {
      return new ExampleFile(example, name, canonical(type, content, "", problems));
    }
    ArrayNode records = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < content.size(); i++) {
      records.add(canonical(type, content.path(i), "/" + i, problems));
    }
    return new ExampleFile(example, name, records);
  }

  private JsonNode canonical(
      Class<? extends SpecificRecord> type, JsonNode json, String at, List<Problem> problems) {
    if (json.isNull()) {
      return json;
    }
    Conversion<? extends SpecificRecord> conversion = CanonicalJson.read(type, json);
    if (conversion instanceof Conversion.Canonical<? extends SpecificRecord> canonical) {
      return CanonicalJson.write(canonical.value());
    }
    ((Conversion.NotCanonical<?>) conversion)
        .problems()
        .forEach(problem -> problems.add(wrong(problem.atPath(at + problem.path()))));
    return json;
  }

  /** A problem with the file itself. */
  Problem wrong(Problem problem) {
    String pointer = pointer(String.valueOf(problem.path()));
    return violation(pointer, "at " + pointer + ": " + problem.message());
  }

  /** Positions of canonical paths count from 1, those of JSON pointers from 0. */
  private static String pointer(String path) {
    return java.util.regex.Pattern.compile("\\[(\\d+)]")
        .matcher(path)
        .replaceAll(found -> "/" + (Integer.parseInt(found.group(1)) - 1));
  }

  void compare(JsonNode got, List<Problem> problems) {
    if (content.isNull() && !got.isNull()) {
      problems.add(violation("", "there is no " + name + ", but this comes of it: " + cut(got)));
    } else if (got.isNull() && !content.isNull()) {
      problems.add(violation("", "nothing of that kind comes of it; delete it or mend the case"));
    } else {
      JsonDifference.first(content, got)
          .ifPresent(found -> problems.add(violation(found.pointer(), found.words())));
    }
  }

  void compareBytes(Optional<byte[]> got, List<Problem> problems) {
    boolean said = example.has(name);
    if (got.isEmpty() || !said) {
      if (got.isPresent() || said) {
        problems.add(
            violation(
                "",
                said
                    ? "no document comes of it"
                    : "there is no " + name + ", but a document comes of it"));
      }
    } else if (name.endsWith(".json")) {
      compare(Example.parse(got.get()), problems);
    } else {
      compareLines(new String(example.bytes(name), UTF_8), new String(got.get(), UTF_8), problems);
    }
  }

  private void compareLines(String expected, String got, List<Problem> problems) {
    if (expected.equals(got)) {
      return;
    }
    List<String> one = expected.lines().toList();
    List<String> other = got.lines().toList();
    int at = 0;
    while (at < one.size() && at < other.size() && one.get(at).equals(other.get(at))) {
      at++;
    }
    String message = "expected %s, got %s".formatted(line(one, at), line(other, at));
    problems.add(Violation.of(example.path(name), at + 1, message));
  }

  private static String line(List<String> lines, int at) {
    return at < lines.size() ? "\"" + lines.get(at) + "\"" : "the end, or other line ends";
  }

  private Problem violation(String pointer, String message) {
    String file = example.has(name) ? name : example.inputName().orElse("");
    int line = example.has(name) ? JsonPlaces.of(example.bytes(name)).line(pointer) : 0;
    return Violation.of(example.path(file), line, message);
  }

  private static String cut(JsonNode node) {
    String text = node.toString();
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
