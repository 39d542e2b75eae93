package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scorehub.document.TestSchemas.utf8;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlValuesTest {

  private static final Map<String, DocumentReader> READERS =
      Stream.of(
              "date", "dateTime", "time", "gYear", "duration", "base64Binary", "boolean", "decimal")
          .collect(Collectors.toMap(Function.identity(), XmlValuesTest::reader));

  private static DocumentReader reader(String type) {
    SchemaFiles files = TestSchemas.xsd("<xs:element name='v' type='xs:" + type + "'/>");
    return DocumentSchemas.xmlReader(files, "test.xsd", "v", DocumentLimits.DEFAULT);
  }

  private static Reading read(String type, String value) {
    return Objects.requireNonNull(READERS.get(type)).read(utf8("<v>" + value + "</v>"));
  }

  @ParameterizedTest
  @CsvSource({
    "date, 2026-01-31",
    "date, 2024-02-29",
    "date, 2026-01-31Z",
    "date, 2026-01-31+08:00",
    "date, -0044-03-15",
    "date, 12026-01-01",
    "date, 2026-01-01-14:00",
    "dateTime, 2026-01-31T23:59:59",
    "dateTime, 2026-01-31T24:00:00",
    "dateTime, 2026-01-31T08:00:00.123456789-05:30",
    "time, 08:30:00Z",
    "gYear, 2026",
    "duration, P30D",
    "base64Binary, YWJj",
    "boolean, 1",
    "decimal, -.5"
  })
  void acceptsEveryFormThatXsdAllows(String type, String value) {
    assertThat(read(type, value).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "date, 2026-02-29",
    "date, 2026-13-01",
    "date, 2026-06-31",
    "date, 2026-00-10",
    "date, 2026-1-1",
    "date, 0000-01-01",
    "date, 2026-01-31+15:00",
    "date, 2026-01-31T00:00:00",
    "date, 31.01.2026",
    "dateTime, 2026-01-31T25:00:00",
    "dateTime, 2026-01-31T08:60:00",
    "dateTime, 2026-01-31 08:00:00",
    "dateTime, 2026-01-31T08:00:00.",
    "dateTime, 2026-01-31",
    "time, 08:30",
    "gYear, 26",
    "duration, P",
    "base64Binary, Y*Jj",
    "boolean, yes",
    "decimal, 1e3"
  })
  void refusesWhatIsNoSuchValue(String type, String value) {
    assertThat(read(type, value).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("xml.schema");
              assertThat(p.path()).isEqualTo("/v");
              assertThat(p.value()).isEqualTo(value);
            });
  }
}
