package org.scorehub.connector.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.TestProject;

/** The examples of the connectors that there are, as if nobody knew them. */
class KnownSamplesTest {

  private static final Path ROOT = Path.of("");

  @TempDir private Path project;

  @BeforeEach
  void copy() {
    TestProject.copy(project);
  }

  /** The first good example of each document that comes in. */
  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("mappings"), 5)) {
      List<Path> folders =
          files
              .filter(p -> Files.isDirectory(p) && p.getNameCount() == 4)
              .filter(p -> p.getName(2).toString().equals("examples"))
              .sorted()
              .toList();
      return folders.stream().map(KnownSamplesTest::good).filter(p -> !p.toString().isEmpty());
    }
  }

  private static Path good(Path document) {
    try (Stream<Path> cases = Files.list(document)) {
      return cases
          .sorted()
          .filter(c -> Files.exists(c.resolve("expected.json")))
          .filter(c -> !Files.exists(c.resolve("problems.json")))
          .flatMap(
              c ->
                  Stream.of("input.xml", "input.json", "input.csv", "input.xlsx", "input.xls")
                      .map(c::resolve)
                      .filter(Files::exists))
          .findFirst()
          .orElse(Path.of(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void makeConnectorsThatHoldTheContract(Path file) throws IOException {
    Sample sample = new Sample(file.getFileName().toString(), Files.readAllBytes(file));
    Draft draft = Scaffold.draft(project, Drafts.request(sample));
    draft.writeTo(project, false);
    assertThat(Drafts.violations(project)).isEmpty();
    assertThat(draft.guesses()).isNotEmpty();
    assertThat(draft.left())
        .isNotEmpty()
        .allSatisfy(
            left -> {
              List<String> lines = Files.readAllLines(project.resolve(left.file()));
              assertThat(lines.get(left.line() - 1)).contains("left to do");
            });
  }
}
