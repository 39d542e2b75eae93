package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Finds the code lists of all connectors by itself. */
class ProjectCodeListsTest {

  @TestFactory
  Stream<DynamicTest> everyCodeListOfTheProjectCanBeRead() {
    return Bundle.load(Path.of(""), List.of("mappings")).files().entrySet().stream()
        .filter(file -> file.getKey().matches("mappings/[^/]+/codes/.*"))
        .map(file -> dynamicTest(file.getKey(), () -> read(file)));
  }

  private static void read(Map.Entry<String, byte[]> file) {
    assertThat(file.getKey()).endsWith(".csv");
    assertThat(CodeList.read(file.getKey(), file.getValue()).entries()).isNotEmpty();
  }
}
