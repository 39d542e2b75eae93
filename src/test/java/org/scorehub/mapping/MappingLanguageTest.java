package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.scorehub.canonical.Problem;

/** Runs every example of the manual: the manual cannot promise what the code does not do. */
class MappingLanguageTest {

  private static final Path MANUAL = Path.of("docs/mapping-language.md");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern BLOCK =
      Pattern.compile(
          "^(?:#+ (?<heading>[^\\n]*)|```(?<kind>\\w+)(?: (?<name>\\S+))?\\n(?<body>.*?)^```)$",
          Pattern.MULTILINE | Pattern.DOTALL);

  private record Example(
      String title, String jslt, Map<String, String> files, Map<String, JsonNode> parts) {

    JsonNode part(String name) {
      return Objects.requireNonNull(parts.get(name), () -> title + " has no " + name);
    }
  }

  @TestFactory
  List<DynamicTest> examplesOfTheManualHold() throws IOException {
    return examples().stream()
        .map(example -> dynamicTest(example.title(), () -> holds(example)))
        .toList();
  }

  @Test
  void theManualHasExamplesForEveryFunction() throws IOException {
    String all = examples().stream().map(Example::jslt).collect(Collectors.joining());
    assertThat(FunctionLibrary.names()).allSatisfy(name -> assertThat(all).contains(name + "("));
  }

  @Test
  void everyFunctionAndProblemCodeIsInTheManual() throws IOException {
    String manual = Files.readString(MANUAL);
    assertThat(FunctionLibrary.names()).allSatisfy(name -> assertThat(manual).contains(name + "("));
    assertThat(Files.readString(Path.of("docs/problems.md")))
        .contains(
            Pattern.compile("`([a-z]+\\.(?!csv)[a-z]+)`")
                .matcher(manual)
                .results()
                .map(code -> "| " + code.group() + " |")
                .toList());
  }

  private static void holds(Example example) {
    BundleFixture bundle = BundleFixture.aProjectBundle();
    example.files().forEach(bundle::with);
    MappingResult result = bundle.compile(example.jslt()).apply(example.part("input"));
    assertThat(result.output()).isEqualTo(example.part("output"));
    JsonNode expected = example.parts().getOrDefault("problems", JSON.createArrayNode());
    assertThat(membersOf(result.problems(), expected)).isEqualTo(expected);
  }

  /** The actual problems, reduced to the members that the manual shows. */
  private static ArrayNode membersOf(List<Problem> problems, JsonNode shown) {
    ArrayNode reduced = JSON.createArrayNode();
    for (int i = 0; i < problems.size(); i++) {
      ObjectNode problem = JSON.valueToTree(problems.get(i));
      if (shown.has(i)) {
        List<String> names = new ArrayList<>();
        shown.get(i).fieldNames().forEachRemaining(names::add);
        problem.retain(names);
      }
      reduced.add(problem);
    }
    return reduced;
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Map<String, String> files = new TreeMap<>();
    String heading = "";
    Matcher block = BLOCK.matcher(Files.readString(MANUAL));
    while (block.find()) {
      if (block.group("heading") != null) {
        heading = block.group("heading");
      } else if (block.group("kind").equals("json")) {
        JsonNode json = JSON.readTree(block.group("body"));
        examples.get(examples.size() - 1).parts().put(block.group("name"), json);
      } else if (block.group("name") != null) {
        files.put(block.group("name"), block.group("body"));
      } else {
        examples.add(new Example(heading, block.group("body"), files, new TreeMap<>()));
      }
    }
    return examples;
  }
}
