package org.scorehub.platform.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.document.DocumentLimits;
import org.scorehub.document.DocumentSchemas;
import org.scorehub.document.Reading;

/** What the members' systems offer in the sandbox is what the profile asks for. */
class EtiScriptTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final Script SCRIPT = Script.of(SandboxFiles.of(Path.of("")), "eti-members");

  static Stream<Script.Step> documents() {
    return SCRIPT.steps().stream().filter(step -> step.file().endsWith(".json"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyDocumentIsValid(Script.Step step) {
    String document = step.publish() == null ? step.post() : "eti-members/" + step.publish();
    Reading reading =
        DocumentSchemas.jsonReader(
                EtiScriptTest::projectFile,
                "schemas/" + document + ".schema.json",
                DocumentLimits.DEFAULT)
            .read(SCRIPT.document(step, DAY).getBytes(UTF_8));

    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void everyMemberOffersSomething() {
    Set<String> tenants =
        SCRIPT.steps().stream()
            .filter(step -> step.publish() != null)
            .map(Script.Step::tenant)
            .collect(Collectors.toSet());

    assertThat(tenants)
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                "boden",
                "inditex",
                "matrix",
                "mothercare",
                "new-look",
                "orsay",
                "regatta",
                "white-stuff"));
  }

  private static byte[] projectFile(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
