package org.scorehub.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.Escalation;
import org.scorehub.canonical.avro.ImprovementProject;
import org.scorehub.canonical.avro.KpiReading;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.canonical.avro.Visit;
import org.scorehub.document.Writing;
import org.scorehub.mapping.MappingResult;

/** Runs every example of every connector; a new one is found by itself. */
class ConnectorExamplesTest {

  private static final Map<String, Class<? extends SpecificRecord>> RECORDS =
      Map.of(
          "Audit", Audit.class,
          "Escalation", Escalation.class,
          "Enrolment", Enrolment.class,
          "Visit", Visit.class,
          "KpiReading", KpiReading.class,
          "ImprovementProject", ImprovementProject.class,
          "ProgressUpdate", ProgressUpdate.class);

  static Stream<DeclaredDocument> documents() {
    return DeclaredDocument.all();
  }

  static Stream<Example> inbound() {
    return examples(true);
  }

  static Stream<Example> outbound() {
    return examples(false);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void hasAnExampleOfItsUse(DeclaredDocument document) {
    String result = document.inbound() ? "expected.json" : "expected.xml";
    assertThat(document.examples()).anyMatch(e -> e.folder().resolve(result).toFile().exists());
  }

  @ParameterizedTest
  @MethodSource("inbound")
  void translatesAsTheExampleSays(Example example) {
    ExampleTranslation translation = ExampleTranslation.of(example);
    assertThat(translation.shownProblems()).isEqualTo(example.json("problems.json"));
    assertThat(translation.output()).isEqualTo(example.json("expected.json"));
    assertThat(translation.alarm()).isEqualTo(example.json("alarm.json"));
  }

  @ParameterizedTest
  @MethodSource("inbound")
  void makesCanonicalRecords(Example example) {
    ExampleTranslation translation = ExampleTranslation.of(example);
    if (translation.output() != null) {
      assertCanonical(example.document().text("canonical"), translation.output());
    }
    if (translation.alarm() != null) {
      translation.alarm().forEach(escalation -> assertCanonical("Escalation", escalation));
    }
  }

  @ParameterizedTest
  @MethodSource("outbound")
  void writesTheDocumentOfTheExample(Example example) {
    SpecificRecord record = canonical(example);
    DeclaredDocument document = example.document();
    MappingResult result =
        document.mapping(document.text("mapping")).apply(CanonicalJson.write(record));
    assertThat(result.problems()).isEmpty();
    Writing writing = document.writer().write(result.output());
    assertThat(writing).isInstanceOf(Writing.Written.class);
    assertThat(((Writing.Written) writing).bytes())
        .asString()
        .isEqualTo(new String(example.bytes("expected.xml"), UTF_8));
  }

  private static Stream<Example> examples(boolean inbound) {
    return documents().filter(d -> d.inbound() == inbound).flatMap(d -> d.examples().stream());
  }

  private static SpecificRecord canonical(Example example) {
    String name = example.document().text("canonical");
    Conversion<? extends SpecificRecord> conversion =
        CanonicalJson.read(type(name), Example.parse(example.input()));
    assertThat(conversion).isInstanceOf(Conversion.Canonical.class);
    return ((Conversion.Canonical<? extends SpecificRecord>) conversion).value();
  }

  private static Class<? extends SpecificRecord> type(String record) {
    return Objects.requireNonNull(RECORDS.get(record), record);
  }

  private static void assertCanonical(String record, JsonNode json) {
    assertThat(CanonicalJson.read(type(record), json)).isInstanceOf(Conversion.Canonical.class);
  }
}
