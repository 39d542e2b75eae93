package org.scorehub.platform.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.Translation;
import org.scorehub.document.TableChildren;

/** The files that scripts offer become what the scripts tell of them. */
class OfferedFilesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final ConnectorCatalogue CATALOGUE = ConnectorCatalogue.load(Path.of(""));

  @ParameterizedTest
  @CsvSource({
    "coop-ch, supplier-list, 3, json.schema",
    "coop-ch, bsci-results, 2, ''",
    "fip-archive, programme-record, 4, 'programme.duration programme.group-size code.unknown"
        + " field.missing'"
  })
  void makeGoodRecordsAndTheseProblems(
      String connector, String document, int good, String problems) {
    Script script = Script.of(SandboxFiles.of(Path.of("")), connector);
    Script.Step step =
        script.steps().stream().filter(s -> document.equals(s.publish())).findFirst().orElseThrow();
    List<Translation> translations =
        translate(
            CATALOGUE.find(connector).flatMap(c -> c.inbound(document)).orElseThrow(),
            script.content(step, DAY));
    assertThat(translations)
        .filteredOn(translation -> translation instanceof Translation.Translated)
        .hasSize(good);
    assertThat(translations.stream().flatMap(t -> t.problems().stream()).map(Problem::code))
        .isEqualTo(problems.isEmpty() ? List.of() : List.of(problems.split(" ")));
  }

  private static List<Translation> translate(InboundDocument document, byte[] bytes) {
    List<Translation> translations = new ArrayList<>();
    try (TableChildren children =
        document.table().orElseThrow().open(() -> new ByteArrayInputStream(bytes))) {
      Optional<TableChildren.Child> child = children.next();
      while (child.isPresent()) {
        translations.add(document.translate(child.get().bytes()));
        child = children.next();
      }
      assertThat(children.problems()).isEmpty();
    }
    return translations;
  }
}
