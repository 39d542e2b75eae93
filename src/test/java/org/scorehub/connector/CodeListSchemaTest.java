package org.scorehub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.document.TreeCheck;
import org.scorehub.mapping.Bundle;
import org.scorehub.mapping.CodeRow;

/** The schema of a row of a code list says what the lists of this project are. */
class CodeListSchemaTest {

  private static final Bundle FILES = Bundle.load(Path.of(""), List.of("mappings", "schemas/hub"));
  private static final TreeCheck ROW =
      TreeCheck.of(FILES::read, "schemas/hub/code-list.schema.json");

  static Stream<String> lists() {
    return FILES.paths().stream().filter(path -> path.matches(".*/codes/[^/]+\\.csv"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void fitsEveryRow(String list) {
    assertThat(CodeRow.of(FILES, list))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(ROW.check(json(row))).isEmpty());
  }

  private static JsonNode json(CodeRow row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("theirs", row.theirs())
        .put("ours", row.ours())
        .put("note", "");
  }
}
