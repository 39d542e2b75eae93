package org.scorehub.platform.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.document.DocumentLimits;
import org.scorehub.document.DocumentSchemas;
import org.scorehub.document.Reading;

/** What the scripts send is what the published schemas ask for. */
class ScriptTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  private static final SandboxFiles FILES = SandboxFiles.of(Path.of(""));
  private static final Script AUDITS = Script.of(FILES, "amfori-bsci");
  private static final Script TRAINING = Script.of(FILES, "score-training");

  static Stream<Script.Step> audits() {
    return AUDITS.steps().stream();
  }

  static Stream<Script.Step> trainings() {
    return TRAINING.steps().stream();
  }

  @ParameterizedTest
  @MethodSource("audits")
  void everyAuditIsValid(Script.Step step) throws SoapMessage.NotSoap {
    byte[] envelope = SoapMessage.around(AUDITS.document(step, DAY));

    XmlSchemas.requireAudit(SoapMessage.read(envelope).content());
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void everyTrainingRecordIsValid(Script.Step step) {
    String schema = "schemas/" + step.post() + ".schema.json";
    Reading reading =
        DocumentSchemas.jsonReader(ScriptTest::projectFile, schema, DocumentLimits.DEFAULT)
            .read(TRAINING.document(step, DAY).getBytes(UTF_8));

    assertThat(reading).isInstanceOf(Reading.Readable.class);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void thePoorAuditHasTwentyFiveFindings() {
    String poor = AUDITS.document(AUDITS.steps().get(1), DAY);

    assertThat(poor.split("<finding ", -1)).hasSize(26);
  }

  @Test
  void theSameDayGivesTheSameBytes() {
    for (Script.Step step : AUDITS.steps()) {
      assertThat(AUDITS.document(step, DAY)).isEqualTo(AUDITS.document(step, DAY));
    }
  }

  @Test
  void theWholeJourneyPausesForLessThanTenSeconds() {
    assertThat(Stream.concat(audits(), trainings()).mapToLong(s -> s.pause().toMillis()).sum())
        .isLessThan(10_000);
  }

  @Test
  void aFileThatIsNotUtf8IsSentAsItIs(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("sandbox/shop"));
    byte[] latin = "N\u00b0;Th\u00e8me\n1;${today}\n".getBytes(ISO_8859_1);
    Files.write(folder.resolve("audits.csv"), latin);
    Files.writeString(
        folder.resolve("script.yaml"),
        "steps: [{after: 0ms, as: engineer, publish: audit, tenant: shop, file: audits.csv}]");
    Script script = Script.of(SandboxFiles.of(root), "shop");

    assertThat(script.content(script.steps().get(0), DAY)).isEqualTo(latin);
  }

  private static byte[] projectFile(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
