package org.scorehub.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.canonical.Problem;

class CsvWritingTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static Writing write(TableLayout layout, String json) throws Exception {
    return DocumentSchemas.tableWriter(Tables.files(), "row.schema.json", layout)
        .write(MAPPER.readTree(json));
  }

  private static String written(TableLayout layout, String json) throws Exception {
    return new String(((Writing.Written) write(layout, json)).bytes(), UTF_8);
  }

  @Test
  void writesColumnsInOrderOfTheSchema() throws Exception {
    assertThat(
            written(
                TableLayout.PLAIN,
                "{\"rows\":[{\"country\":\"CN\",\"name\":\"a, b\",\"number\":\"007\"},"
                    + "{\"number\":\"2\",\"name\":\"甬 \\\"x\\\"\",\"country\":null}]}"))
        .isEqualTo("number,name,country,workers\r\n007,\"a, b\",CN,\r\n2,\"甬 \"\"x\"\"\",,\r\n");
  }

  @Test
  void writesFirstHeaderTextAndSeparatorOfTheLayout() throws Exception {
    TableLayout layout =
        new TableLayout(
            null, 2, Map.of("number", List.of("Supplier / No", "No")), ";", List.of(), null);
    assertThat(written(layout, "{\"rows\":[]}"))
        .isEqualTo("Supplier;name;country;workers\r\nNo;;;\r\n");
  }

  @Test
  void leavesTextsThatLookLikeFormulasAsTheyAre() throws Exception {
    assertThat(written(TableLayout.PLAIN, "{\"rows\":[{\"number\":\"=1+1\",\"name\":\"-a\"}]}"))
        .contains("=1+1,-a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "{\"rows\":{}} ! table.not-rows ! ",
        "{\"rows\":[1]} ! table.not-rows ! ",
        "{\"rows\":[],\"more\":1} ! table.not-rows ! ",
        "{\"rows\":[{\"number\":\"1\",\"name\":\"a\"},{\"number\":\"1\",\"name\":\"a\",\"x\":\"\"}]} !"
            + " table.unknown-column ! /rows[2]/x",
        "{\"rows\":[{\"number\":\"1\",\"name\":\"a\",\"country\":[]}]} ! table.not-a-value ! /rows[1]/country",
        "{\"rows\":[{\"number\":\"1\",\"name\":\"a\\u0000\"}]} ! table.illegal-character ! /rows[1]/name",
        "{\"rows\":[{\"number\":\"1\",\"name\":\"a\\ud800\"}]} ! table.illegal-character ! /rows[1]/name",
        "{\"rows\":[{\"number\":\"1\",\"name\":\"a\",\"country\":\"China\"}]} ! json.schema ! /rows[1]/country"
      })
  void doesNotWrite(String json, String code, String path) throws Exception {
    Writing writing = write(TableLayout.PLAIN, json);
    assertThat(writing).isInstanceOf(Writing.Unwritable.class);
    List<Problem> problems = ((Writing.Unwritable) writing).problems();
    assertThat(problems.get(0).code()).isEqualTo(code);
    assertThat(problems.get(0).path()).isEqualTo(path);
    assertThat(problems).allMatch(Problem::blocking);
  }

  @Provide
  Arbitrary<String> text() {
    Arbitrary<Character> characters =
        Arbitraries.oneOf(
            Arbitraries.of(',', ';', '"', '\n', '\r', '\t', ' ', '|', '=', 'é', '甬', '#', '\''),
            Arbitraries.chars().alpha());
    return characters
        .list()
        .ofMaxSize(12)
        .map(list -> list.stream().map(String::valueOf).reduce("", String::concat))
        .map(text -> "x" + text + "y");
  }

  @Property(tries = 500)
  void readsBackWhatIsWritten(
      @ForAll("text") String first, @ForAll("text") String second, @ForAll("text") String third) {
    JsonNode tree = rows(first, second, third);
    Writing writing =
        DocumentSchemas.tableWriter(Tables.files(), "row.schema.json", TableLayout.PLAIN)
            .write(tree);
    byte[] bytes = ((Writing.Written) writing).bytes();
    Tables.Result result = Tables.read(TableLayout.PLAIN, bytes);
    assertThat(result.problems()).isEmpty();
    assertThat(result.trees()).containsExactlyElementsOf(tree.path("rows"));
  }

  private static JsonNode rows(String first, String second, String third) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.withArrayProperty("rows").addObject().put("number", first).put("name", second);
    tree.withArrayProperty("rows").addObject().put("number", third).put("name", first);
    return tree;
  }

  @Provide
  Arbitrary<String> csv() {
    return Arbitraries.of("a", "b", ",", "\"", "\"\"", "\n", "\r\n", " ")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  /** FastCSV repairs a quote that is not closed and stops at a stray one; else both agree. */
  @Property(tries = 1_000)
  void splitsRowsLikeAnotherReader(@ForAll("csv") String text) throws Exception {
    List<List<String>> own = new ArrayList<>();
    try (CsvRows rows = new CsvRows(new StringReader(text), ',')) {
      for (SheetRow row = rows.next(); row != null; row = rows.next()) {
        if (!row.faults().isEmpty()) {
          return;
        }
        own.add(Arrays.stream(row.cells()).map(c -> c == null ? "" : c).toList());
      }
    }
    List<List<String>> theirs =
        CsvReader.builder()
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)
            .stream()
            .map(r -> r.getFields().stream().map(HeaderText::strip).toList())
            .toList();
    assertThat(own).isEqualTo(theirs);
  }

  @Property(tries = 300)
  void neverThrowsOnAnyBytes(@ForAll byte[] bytes) {
    byte[] head = "number,name\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    TableReader reader = Tables.reader(Tables.charsets("windows-1252", "GB18030"));
    Tables.read(reader, bytes);
    Tables.read(reader, all);
    assertThat(reader.read(bytes)).isInstanceOf(Reading.Unreadable.class);
  }
}
