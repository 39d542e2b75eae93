package org.scorehub.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.canonical.avro.Audit;

/** FULL_TRANSITIVE: every release and the present schemas read each other's records. */
class SchemaEvolutionTest {

  private static final Path CURRENT = Path.of("schemas/canonical");
  private static final Path RELEASED = CURRENT.resolve("released");

  @TestFactory
  Stream<DynamicTest> staysReadableForAndFromEveryRelease() throws IOException {
    SchemaRelease current = SchemaRelease.in(CURRENT);
    return releases().stream()
        .map(
            folder ->
                dynamicTest(
                    folder.getFileName().toString(),
                    () ->
                        assertThat(current.incompatibilitiesWith(SchemaRelease.in(folder)))
                            .isEmpty()));
  }

  @Test
  void readsTheSameSchemasAsTheBuild() throws IOException {
    Schema read = SchemaRelease.in(CURRENT).schemas().get(Audit.class.getName());
    Schema generated = SpecificData.get().getSchema(Audit.class);
    assertThat(SchemaNormalization.toParsingForm(read))
        .isEqualTo(SchemaNormalization.toParsingForm(generated));
  }

  @Test
  void acceptsANewFieldWithADefault(@TempDir Path folder) throws IOException {
    assertThat(
            afterChanging(
                folder,
                "Money.avsc",
                "\"fields\": [",
                "\"fields\": [{\"name\": \"added\", \"type\": \"int\", \"default\": 0},"))
        .isEmpty();
  }

  @Test
  void refusesANewFieldWithoutADefault(@TempDir Path folder) throws IOException {
    assertThat(
            afterChanging(
                folder,
                "Money.avsc",
                "\"fields\": [",
                "\"fields\": [{\"name\": \"added\", \"type\": \"int\"},"))
        .anySatisfy(
            reason -> assertThat(reason).contains("Money, now cannot read the release", "added"));
  }

  @Test
  void refusesAnotherTypeOfAField(@TempDir Path folder) throws IOException {
    assertThat(afterChanging(folder, "Money.avsc", "\"type\": \"string\"", "\"type\": \"int\""))
        .isNotEmpty();
  }

  @Test
  void acceptsANewSymbolBecauseEarlierReadersHaveADefault(@TempDir Path folder) throws IOException {
    assertThat(afterChanging(folder, "Verdict.avsc", "\"DISPUTE\"", "\"DISPUTE\", \"DEFER\""))
        .isEmpty();
  }

  @Test
  void refusesARecordThatIsGone(@TempDir Path folder) throws IOException {
    copyCurrentTo(folder);
    Files.delete(folder.resolve("Remedy.avsc"));
    assertThat(SchemaRelease.in(folder).incompatibilitiesWith(SchemaRelease.in(CURRENT)))
        .containsExactly("org.scorehub.canonical.avro.Remedy is gone");
  }

  private static List<String> afterChanging(
      Path folder, String file, String text, String replacement) throws IOException {
    copyCurrentTo(folder);
    Path target = folder.resolve(file);
    String before = Files.readString(target);
    assertThat(before).contains(text);
    Files.writeString(target, before.replaceFirst(quoted(text), quotedReplacement(replacement)));
    return SchemaRelease.in(folder).incompatibilitiesWith(SchemaRelease.in(CURRENT));
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }

  private static String quotedReplacement(String text) {
    return Matcher.quoteReplacement(text);
  }

  private static void copyCurrentTo(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(CURRENT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private static List<Path> releases() throws IOException {
    if (!Files.isDirectory(RELEASED)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(RELEASED)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }
}
