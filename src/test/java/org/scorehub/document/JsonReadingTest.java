package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.scorehub.document.TestSchemas.utf8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.canonical.Problem;

class JsonReadingTest {

  private static final DocumentReader READER = TestSchemas.jsonReader();
  private static final String GOOD =
      """
      {
        "id": "007",
        "date": "2026-01-31",
        "score": 1.50,
        "site": {"name": "宁波", "country": "CN", "identifiers": [
          {"scheme": "gln", "value": "1"},
          {"scheme": "amfori", "value": "2"}
        ]},
        "notes": ["a", "b"]
      }
      """;

  private static Problem onlyProblem(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(reading.problems()).hasSize(1);
    return reading.problems().get(0);
  }

  private static JsonNode tree(Reading reading) {
    return ((Reading.Readable) reading).tree();
  }

  @Test
  void isItself() throws Exception {
    Reading reading = READER.read(utf8(GOOD));

    assertThat(reading.problems()).isEmpty();
    assertThat(tree(reading)).isEqualTo(new ObjectMapper().readTree(GOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e400", "1e-400", "0.12345678901234567890123", "123456789012345678901.5", "0.0"})
  void losesNoDigits(String number) {
    JsonNode tree = tree(READER.read(utf8(GOOD.replace("1.50", number))));

    assertThat(tree.get("score").decimalValue())
        .isEqualByComparingTo(new java.math.BigDecimal(number));
  }

  @Test
  void reportsEveryMistakeWithPathAndPosition() {
    String document =
        GOOD.replace("\"id\": \"007\",", "\"idd\": \"007\",")
            .replace("2026-01-31", "31.1.2026")
            .replace("1.50", "-1")
            .replace("\"amfori\"", "\"duns\"")
            .replace("\"b\"", "7");

    assertThat(READER.read(utf8(document)).problems())
        .extracting(Problem::code, Problem::path, Problem::line, Problem::column, Problem::message)
        .containsExactlyInAnyOrder(
            tuple("json.schema", "/id", 1, 1, "The member \"id\" is missing."),
            tuple("json.schema", "/idd", 2, 10, "The member \"idd\" is not allowed here."),
            tuple(
                "json.schema",
                "/date",
                3,
                11,
                "\"31.1.2026\" is not allowed here; expected text in the format date."),
            tuple(
                "json.schema", "/score", 4, 12, "\"-1\" is not allowed here; expected at least 0."),
            tuple(
                "json.schema",
                "/site/identifiers[2]/scheme",
                7,
                16,
                "\"duns\" is not allowed here; expected one of amfori, gln, os-hub."),
            tuple(
                "value.retyped",
                "/notes[2]",
                9,
                18,
                "The value has another type than before: number instead of string."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hello                  | json.not-well-formed   | 1
          {"a":1                 | json.not-well-formed   | 1
          {"a":1,}               | json.not-well-formed   | 1
          [1,2                   | json.not-well-formed   | 1
          {"a":1} {"b":2}        | json.trailing-content  | 1
          {"a":1,"b":2,"a":3}    | json.duplicate-key     | 1
          {"a":"\\ud83d\\x"}     | json.not-well-formed   | 1
          `  `                   | document.empty         | 0
          <audit/>               | json.not-well-formed   | 1
          """)
  void refuses(String document, String code, int line) {
    assertThat(onlyProblem(READER.read(utf8(document))))
        .returns(code, Problem::code)
        .returns(true, Problem::blocking)
        .returns(line, Problem::line);
  }

  @Test
  void reportsEveryDuplicateKey() {
    String document = GOOD.replace("\"value\"", "\"scheme\"");

    assertThat(READER.read(utf8(document)).problems())
        .extracting(Problem::code, Problem::path, Problem::line)
        .containsExactly(
            tuple("json.duplicate-key", "/site/identifiers[1]/scheme", 6),
            tuple("json.duplicate-key", "/site/identifiers[2]/scheme", 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\u0001", "\\u007f", "\\ud800"})
  void removesCharactersThatADatabaseCannotHold(String escaped) {
    Reading reading = READER.read(utf8(GOOD.replace("宁波", "宁" + escaped + "波")));

    assertThat(tree(reading).at("/site/name").asText()).isEqualTo("宁波");
    assertThat(reading.problems())
        .singleElement()
        .returns("text.control-character", Problem::code)
        .returns(false, Problem::blocking)
        .returns("/site/name", Problem::path)
        .returns("宁" + escaped + "波", Problem::value)
        .returns(5, Problem::line);
  }

  @Test
  void keepsCharactersOutsideTheBasicPlane() {
    assertThat(tree(READER.read(utf8(GOOD.replace("宁波", "😀\\t")))).at("/site/name").asText())
        .isEqualTo("😀\t");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, true", "UTF-16LE, true", "UTF-16BE, false", "UTF-8, false", "UTF-32, false"})
  void readsUnicodeEncodings(String charset, boolean mark) {
    String document = (mark ? "\uFEFF" : "") + GOOD;

    Reading reading = READER.read(document.getBytes(Charset.forName(charset)));

    assertThat(reading.problems()).isEmpty();
    assertThat(tree(reading).at("/site/name").asText()).isEqualTo("宁波");
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(onlyProblem(READER.read(GOOD.getBytes(Charset.forName("GBK")))))
        .returns("json.charset", Problem::code)
        .returns(5, Problem::line);
  }

  @Test
  void namesTheLimitThatWasPassed() {
    DocumentReader reader = TestSchemas.jsonReader(new DocumentLimits(1_000_000, 5, 20));

    assertThat(onlyProblem(reader.read(utf8("[".repeat(100_000)))).code()).isEqualTo("limit.depth");
    assertThat(onlyProblem(reader.read(utf8("[" + "1,".repeat(30) + "1]"))))
        .returns("limit.nodes", Problem::code)
        .returns("at most 20 values", Problem::expected);
    assertThat(onlyProblem(reader.read(new byte[1_000_001])).code()).isEqualTo("limit.bytes");
    assertThat(onlyProblem(reader.read(utf8("[" + "1".repeat(2_000) + "]"))).code())
        .isEqualTo("limit.number-length");
  }

  @ParameterizedTest
  @CsvSource({
    "/site, 5, 11",
    "/site/identifiers[2]/value, 7, 35",
    "/notes[1], 9, 13",
    "/notes, 9, 12",
    "/site/identifiers[2], 7, 5"
  })
  void findsValues(String path, int line, int column) {
    assertThat(READER.locate(utf8(GOOD), path))
        .hasValueSatisfying(
            p -> {
              assertThat(p.line()).isEqualTo(line);
              assertThat(p.column()).isEqualTo(column);
            });
  }

  @Test
  void findsNothingThatIsNotThere() {
    assertThat(READER.locate(utf8(GOOD), "/site/identifiers[3]")).isEmpty();
    assertThat(READER.locate(utf8("{\"a\":"), "/b")).isEmpty();
  }

  @Property(tries = 1_000)
  void neverThrowsOnAnyBytes(@ForAll byte[] bytes) {
    assertThat(READER.read(bytes)).isNotNull();
  }

  @Property(tries = 2_000)
  void neverThrowsOnADamagedDocument(
      @ForAll @IntRange(max = 200) int at, @ForAll byte damage, @ForAll boolean cut) {
    byte[] bytes = utf8(GOOD);
    bytes[at] = damage;

    Reading reading = READER.read(cut ? java.util.Arrays.copyOf(bytes, at) : bytes);

    if (reading instanceof Reading.Readable readable) {
      assertThat(readable.tree().toString()).doesNotContain("\u0000");
    } else {
      assertThat(reading.problems()).isNotEmpty();
    }
  }

  @Test
  void neverFetchesASchemaFromTheNetwork() {
    SchemaFiles files =
        TestSchemas.inMemory(Map.of("a.json", "{\"$ref\":\"http://localhost:1/b.json\"}"));

    assertThatThrownBy(() -> DocumentSchemas.jsonReader(files, "a.json", DocumentLimits.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://localhost:1/b.json");
  }

  @Test
  void namesAMissingSchema() {
    assertThatThrownBy(
            () ->
                DocumentSchemas.jsonReader(
                    TestSchemas.inMemory(Map.of()), "x/y.json", DocumentLimits.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x/y.json");
  }

  @Test
  void writesCompactUtf8InTheOrderOfTheTree() throws Exception {
    DocumentWriter writer =
        DocumentSchemas.jsonWriter(TestSchemas.FILES, "document/audit.schema.json");
    String document =
        "{\"site\":{\"name\":\"宁波\"},\"date\":\"2026-01-31\",\"id\":\"7\",\"score\":null}";

    Writing writing = writer.write(new ObjectMapper().readTree(document));

    assertThat(((Writing.Written) writing).bytes())
        .isEqualTo(document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void doesNotWriteWhatBreaksTheSchema() throws Exception {
    DocumentWriter writer =
        DocumentSchemas.jsonWriter(TestSchemas.FILES, "document/audit.schema.json");

    Writing writing = writer.write(new ObjectMapper().readTree("{\"id\":\"\",\"x\":1}"));

    assertThat(((Writing.Unwritable) writing).problems())
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("/id", "/date", "/site", "/x");
  }
}
