package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names in templates that mean something else than whoever uses them thinks. */
class TemplateNamesTest {

  @ParameterizedTest
  @MethodSource("org.scorehub.web.TextsTest#templates")
  void takeNothingByTheNamesOfThePartsOfTheLayout(Path template) throws IOException {
    if (!template.endsWith("layout.html")) {
      assertThat(Files.readString(template)).doesNotContain("${content}", "${title}");
    }
  }
}
