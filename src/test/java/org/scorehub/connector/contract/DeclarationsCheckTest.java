package org.scorehub.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.TestProject;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.ConnectorCompiler;

class DeclarationsCheckTest {

  private Path root = Path.of("");

  @BeforeEach
  void copyTheProject(@TempDir Path folder) {
    root = folder;
    TestProject.copy(root);
  }

  @ParameterizedTest
  @CsvSource({
    "severity, MAJOR, MAJR",
    "requirement-topic, age_verification, age_verificaton",
    "training-state, CLASSROOM_DONE, CLASS_ROOM_DONE"
  })
  void namesCodesThatTheCanonicalModelHasNot(String list, String ours, String wrong)
      throws IOException {
    String file = "mappings/inditex/codes/" + list + ".csv";
    List<String> lines = Files.readAllLines(root.resolve(file));
    int line = 1 + IntStream.range(0, lines.size()).filter(i -> has(lines, i, ours)).sum();
    Files.writeString(
        root.resolve(file), Files.readString(root.resolve(file)).replace("," + ours, "," + wrong));
    assertThat(violations())
        .extracting(Problem::located)
        .singleElement()
        .asString()
        .startsWith(file + ":" + line + ": ours: \"" + wrong + "\" is none of ")
        .endsWith("; nearest: " + ours + ".");
  }

  private static boolean has(List<String> lines, int line, String ours) {
    return lines.get(line).contains("," + ours + ",");
  }

  @Test
  void namesExpectationsThatAreNoJson() throws IOException {
    Path expected = anExample().resolve("expected.json");
    Files.writeString(expected, "{\n  \"scheme\": \"inditex\",\n}\n");
    assertThat(violations())
        .extracting(Problem::located)
        .singleElement()
        .asString()
        .startsWith(root.relativize(expected) + ":3:1: The document is not well-formed JSON");
  }

  private Path anExample() throws IOException {
    try (Stream<Path> cases =
        Files.list(root.resolve("mappings/inditex/examples/supplier-ranking"))) {
      return cases.filter(each -> Files.exists(each.resolve("expected.json"))).findFirst().get();
    }
  }

  private List<Problem> violations() {
    return new DeclarationsCheck()
        .violations(
            new ContractSubject(
                root,
                ConnectorCompiler.compile(ConnectorCompiler.bundle(root, "inditex"), "inditex")));
  }
}
