package org.scorehub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;

/** Runs every example of every connector; a new one is found by itself. */
class ConnectorExamplesTest {

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
    assertThat(document.examples())
        .anyMatch(e -> e.folder().resolve(e.expected()).toFile().exists());
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
      translation
          .outputs()
          .forEach(output -> assertCanonical(example.document().text("canonical"), output));
    }
    if (translation.alarm() != null) {
      translation.alarm().forEach(escalation -> assertCanonical("Escalation", escalation));
    }
  }

  @ParameterizedTest
  @MethodSource("outbound")
  void writesTheDocumentOfTheExample(Example example) {
    ExampleWriting writing = ExampleWriting.of(example, canonical(example));
    assertThat(writing.shownProblems()).isEqualTo(example.json("problems.json"));
    assertThat(writing.document()).isEqualTo(example.written());
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
    return CanonicalTypes.named(record);
  }

  private static void assertCanonical(String record, JsonNode json) {
    assertThat(CanonicalJson.read(type(record), json)).isInstanceOf(Conversion.Canonical.class);
  }
}
