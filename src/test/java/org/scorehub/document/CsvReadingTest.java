package org.scorehub.document;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.canonical.Problem;

class CsvReadingTest {

  private static final String GOOD = "number,name,country\n007,Ningbo Knit,CN\n8,Dhaka Wear,BD\n";

  @Test
  void givesEachRowAsChild() {
    Tables.Result result = Tables.read(GOOD);
    assertThat(result.json())
        .isEqualTo(
            "[{\"number\":\"007\",\"name\":\"Ningbo Knit\",\"country\":\"CN\"},"
                + " {\"number\":\"8\",\"name\":\"Dhaka Wear\",\"country\":\"BD\"}]");
    assertThat(result.children())
        .extracting(TableChildren.Child::ordinal, TableChildren.Child::row)
        .containsExactly(tuple(1L, 2L), tuple(2L, 3L));
    assertThat(result.problems()).isEmpty();
    assertThat(result.ofTable()).isEmpty();
  }

  @Test
  void childBytesTellColumnsAndRow() {
    TableChildren.Child child = Tables.read("x\nno;name;number\n;Ningbo;7").children().get(0);
    assertThat(Tables.json(child.bytes()))
        .isEqualTo(
            Tables.json(
                """
                {"columns": {"no": 1, "name": 2, "number": 3},
                 "rows": [{"row": 3, "values": {"name": "Ningbo", "number": "7"}}]}
                """
                    .getBytes(UTF_8)));
    assertThat(
            KeyScan.find(DocumentFormat.TABLE, new ByteArrayInputStream(child.bytes()), "/number"))
        .contains("7");
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of("UTF-8", "", "Zürich 甬江", Tables.charsets()),
        Arguments.of("UTF-8", "EFBBBF", "Zürich 甬江", Tables.charsets()),
        Arguments.of("UTF-16LE", "FFFE", "Zürich 甬江", Tables.charsets()),
        Arguments.of("UTF-16BE", "FEFF", "Zürich 甬江", Tables.charsets()),
        Arguments.of("UTF-16LE", "", "甬江针织有限公司", Tables.charsets("GBK")),
        Arguments.of("UTF-16BE", "", "甬江针织有限公司", Tables.charsets("windows-1252")),
        Arguments.of("GBK", "", "宁波甬江针织有限公司", Tables.charsets("GB18030", "windows-1252")),
        Arguments.of("GBK", "", "宁波甬江针织有限公司", Tables.charsets("windows-1252", "GBK")),
        Arguments.of("GB18030", "", "宁波甬江针织有限公司", Tables.charsets("GB18030")),
        Arguments.of(
            "windows-1252",
            "",
            "Müller & Söhne Zürich GmbH",
            Tables.charsets("GBK", "windows-1252")),
        Arguments.of(
            "windows-1252", "", "Société Générale Façonnage", Tables.charsets("windows-1252")),
        Arguments.of(
            "windows-1252",
            "",
            "Confecções São João Ltda",
            Tables.charsets("GB18030", "windows-1252")));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void readsEncoding(String charset, String mark, String name, TableLayout layout) {
    String text = "number,name\r\n1," + name + "\r\n";
    byte[] bytes = concat(hex(mark), text.getBytes(Charset.forName(charset)));
    Tables.Result result = Tables.read(layout, bytes);
    assertThat(result.ofTable()).isEmpty();
    assertThat(result.json()).isEqualTo("[{\"number\":\"1\",\"name\":\"" + name + "\"}]");
  }

  @Test
  void namesOffsetOfBytesThatAreNoText() {
    byte[] bytes = concat("number,name\n1,a".getBytes(UTF_8), hex("FFFFFF0A"));
    assertThat(Tables.read(Tables.charsets("GB18030"), bytes).ofTable())
        .extracting(Problem::code, Problem::blocking, Problem::offset)
        .containsExactly(tuple("table.charset", true, 15L));
  }

  @Test
  void looksForBrokenBytesBeyondTheFirstOnes() {
    byte[] head = ("number,name\n" + "1,a\n".repeat(100_000)).getBytes(UTF_8);
    assertThat(Tables.read(TableLayout.PLAIN, concat(head, hex("E90A"))).ofTable())
        .extracting(Problem::code, Problem::offset)
        .containsExactly(tuple("table.charset", (long) head.length));
  }

  @Test
  void refusesHalfOfAWideCharacterAtTheEnd() {
    byte[] bytes = concat(hex("FFFE"), "number,name\n1,a".getBytes(UTF_16LE), hex("41"));
    assertThat(Tables.read(TableLayout.PLAIN, bytes).ofTable())
        .extracting(Problem::code)
        .containsExactly("table.charset");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsSeparator(String separator) {
    String text =
        "List of suppliers; June, 2026\nnumber,name,country\n1,\"a;,|\tb\",CN\n"
            .replace("number,name,country", String.join(separator, "number", "name", "country"))
            .replace("1,\"a;,|\tb\",CN", String.join(separator, "1", "\"a;,|\tb\"", "CN"));
    assertThat(Tables.read(text).json())
        .isEqualTo("[{\"number\":\"1\",\"name\":\"a;,|\\tb\",\"country\":\"CN\"}]");
  }

  @Test
  void keepsToSeparatorOfTheLayout() {
    TableLayout layout = new TableLayout(null, 1, Map.of(), "!", List.of(), null);
    assertThat(Tables.read(layout, "number!name\n1!a,b".getBytes(UTF_8)).json())
        .isEqualTo("[{\"number\":\"1\",\"name\":\"a,b\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsLineEnd(String end) {
    Tables.Result result =
        Tables.read("number,name" + end + end + "1,\"a" + end + "b\"" + end + "2,c");
    assertThat(result.trees().get(0).path("name").asText()).isEqualTo("a" + end + "b");
    assertThat(result.children()).extracting(TableChildren.Child::row).containsExactly(3L, 5L);
  }

  @Test
  void readsDoubledQuotesAndQuotedSeparators() {
    assertThat(Tables.read("number,name\n\"1\",\"the \"\"best\"\", so far\"\n2,\"\"\"\"").json())
        .isEqualTo(
            "[{\"number\":\"1\",\"name\":\"the \\\"best\\\", so far\"},"
                + " {\"number\":\"2\",\"name\":\"\\\"\"}]");
  }

  @Test
  void goesOnBehindRowWithBrokenQuote() {
    Tables.Result result = Tables.read("number,name\n1,a\n2,\"b\"c\n3,d\n");
    assertThat(result.json())
        .isEqualTo("[{\"number\":\"1\",\"name\":\"a\"}, {\"number\":\"3\",\"name\":\"d\"}]");
    assertThat(result.problems())
        .extracting(Problem::code, Problem::line, Problem::column, Problem::path, Problem::value)
        .containsExactly(tuple("table.quote", 3, 2, "/name", "bc"));
  }

  @Test
  void goesOnBehindQuoteThatIsNeverClosed() {
    Tables.Result result = Tables.read("number,name\n1,a\n2,\"b\n3,c\n4,d\n");
    assertThat(result.json())
        .isEqualTo(
            "[{\"number\":\"1\",\"name\":\"a\"}, {\"number\":\"3\",\"name\":\"c\"},"
                + " {\"number\":\"4\",\"name\":\"d\"}]");
    assertThat(result.problems())
        .extracting(Problem::code, Problem::line, Problem::column)
        .startsWith(tuple("table.quote", 3, 2));
  }

  @Test
  void givesUpWhereQuotesAreHopeless() {
    String text = "number,name\n" + ("1,\"" + "\n".repeat(10_001)).repeat(1_001);
    TableReader reader =
        Tables.reader(TableLayout.PLAIN, new DocumentLimits(100L << 20, 64, 1_000));
    Tables.Result result = Tables.read(reader, text.getBytes(UTF_8));
    assertThat(result.ofTable()).extracting(Problem::code).containsExactly("table.quote");
  }

  @Test
  void removesControlCharactersAndSaysSo() {
    Tables.Result result = Tables.read("number,name\n1,a\u0000b\u0007c\n");
    assertThat(result.json()).isEqualTo("[{\"number\":\"1\",\"name\":\"abc\"}]");
    assertThat(result.problems())
        .extracting(
            Problem::code, Problem::blocking, Problem::value, Problem::line, Problem::column)
        .containsExactly(tuple("text.control-character", false, "a\\u0000b\\u0007c", 2, 2));
  }

  @Test
  void checksEachRowBySchemaAndNamesTheCell() {
    Tables.Result result =
        Tables.read("Suppliers\n\ncountry,number,name\nCN,1,a\nChina,2,b\nBD,3,\nBD,4,d\n");
    assertThat(result.json())
        .isEqualTo(
            "[{\"country\":\"CN\",\"number\":\"1\",\"name\":\"a\"},"
                + " {\"country\":\"China\",\"number\":\"2\",\"name\":\"b\"},"
                + " {\"country\":\"BD\",\"number\":\"4\",\"name\":\"d\"}]");
    assertThat(result.problems())
        .extracting(
            Problem::code,
            Problem::path,
            Problem::line,
            Problem::column,
            Problem::offset,
            Problem::value)
        .containsExactly(
            tuple("json.schema", "/country", 5, 1, -1L, "China"),
            tuple("json.schema", "/name", 6, 3, -1L, null));
    assertThat(result.problems()).allMatch(problem -> problem.sheet() == null);
  }

  @Test
  void locatesCellsEvenIfTheyAreEmpty() {
    TableReader reader = Tables.reader(TableLayout.PLAIN);
    byte[] child = Tables.read("country,number,name\n,1,a\n").children().get(0).bytes();
    assertThat(reader.locate(child, "/country")).contains(new Position(2, 1, -1));
    assertThat(reader.locate(child, "/name")).contains(new Position(2, 3, -1));
    assertThat(reader.locate(child, "")).contains(new Position(2, 0, -1));
    assertThat(reader.locate(child, "/workers")).isEmpty();
  }

  @Test
  void findsHeaderBelowTitlesByAnyAcceptedText() {
    TableLayout layout =
        Tables.headerRows(
            1,
            Map.of("number", List.of("Supplier No.", "供应商编号"), "name", List.of("Supplier  Name")));
    String text = "Our suppliers\nas of,2026-06-30\n\n供应商编号,ＳＵＰＰＬＩＥＲ\u00A0name ,Remarks\n1,a,b\n";
    assertThat(Tables.read(layout, text.getBytes(UTF_8)).json())
        .isEqualTo("[{\"number\":\"1\",\"name\":\"a\",\"Remarks\":\"b\"}]");
  }

  @Test
  void saysWhatIsMissingWhereThereIsNoHeader() {
    TableLayout layout = Tables.headerRows(1, Map.of("name", List.of("Supplier", "Factory")));
    Tables.Result result =
        Tables.read(layout, "Title\nnumber,Site,country\n1,a,CN\n".getBytes(UTF_8));
    assertThat(result.children()).isEmpty();
    assertThat(result.ofTable()).hasSize(1);
    assertThat(result.ofTable().get(0).code()).isEqualTo("table.header");
    assertThat(result.ofTable().get(0).line()).isEqualTo(2);
    assertThat(result.ofTable().get(0).message())
        .contains("\"number\", \"Site\", \"country\"", "missing: name (Supplier or Factory)");
  }

  @Test
  void refusesTwoColumnsForOneMember() {
    assertThat(Tables.read("number,name,Name\n1,a,b\n").ofTable())
        .extracting(Problem::code, Problem::line, Problem::column)
        .containsExactly(tuple("table.duplicate-column", 1, 3));
  }

  @Test
  void keepsUnknownColumnsApart() {
    assertThat(Tables.read("number,name,Note,Note,Note\n1,a,b,c,d\n").json())
        .isEqualTo(
            "[{\"number\":\"1\",\"name\":\"a\",\"Note\":\"b\",\"Note (2)\":\"c\",\"Note (3)\":\"d\"}]");
  }

  @Test
  void quarantinesRowsWithMoreCellsThanTheHeader() {
    Tables.Result result = Tables.read("number,name\n1,a,,\n2,Smith, Jones\n");
    assertThat(result.json()).isEqualTo("[{\"number\":\"1\",\"name\":\"a\"}]");
    assertThat(result.problems())
        .extracting(
            Problem::code, Problem::blocking, Problem::line, Problem::column, Problem::value)
        .containsExactly(tuple("table.extra-cell", true, 3, 3, "Jones"));
  }

  @Test
  void joinsHeaderRows() {
    TableLayout layout =
        Tables.headerRows(
            2, Map.of("number", List.of("Supplier / No"), "name", List.of("Supplier / Name")));
    String text = "Country,Supplier,,Score,\n,No,Name,PA1,PA2\nCN,1,a,B,C\n";
    assertThat(Tables.read(layout, text.getBytes(UTF_8)).json())
        .isEqualTo(
            "[{\"country\":\"CN\",\"number\":\"1\",\"name\":\"a\",\"Score / PA1\":\"B\",\"Score / PA2\":\"C\"}]");
  }

  @Test
  void holdsNeighbouringRowsTogether() {
    Tables.Result result =
        Tables.read(
            Tables.grouped("number"),
            "number,name\n1,a\n1,b\n\n1,c\n2,d\n,e\n,f\n1,g".getBytes(UTF_8));
    assertThat(result.children())
        .extracting(TableChildren.Child::ordinal, TableChildren.Child::row)
        .containsExactly(tuple(1L, 2L), tuple(2L, 6L), tuple(3L, 7L), tuple(4L, 8L), tuple(5L, 9L));
    assertThat(result.trees().get(0))
        .hasToString(
            "{\"rows\":[{\"number\":\"1\",\"name\":\"a\"},{\"number\":\"1\",\"name\":\"b\"},{\"number\":\"1\",\"name\":\"c\"}]}");
    assertThat(result.problems())
        .extracting(Problem::path, Problem::line, Problem::column)
        .containsExactly(tuple("/rows[1]/number", 7, 1), tuple("/rows[1]/number", 8, 1));
  }

  @Test
  void namesPlaceWithinGroup() {
    TableReader reader = Tables.reader(Tables.grouped("number"));
    Tables.Result result =
        Tables.read(reader, "number,name,country\n1,a,CN\n1,b,China\n".getBytes(UTF_8));
    assertThat(result.problems())
        .extracting(Problem::path, Problem::line, Problem::column)
        .containsExactly(tuple("/rows[2]/country", 3, 3));
    byte[] child = result.children().get(0).bytes();
    assertThat(reader.locate(child, "/rows[2]/country")).contains(new Position(3, 3, -1));
    assertThat(reader.locate(child, "/rows/name")).contains(new Position(2, 2, -1));
    assertThat(reader.locate(child, "/rows[2]")).contains(new Position(3, 0, -1));
    assertThat(reader.locate(child, "/rows[3]/name")).isEmpty();
  }

  @Test
  void quarantinesGroupThatIsTooLarge() {
    Tables.Result result =
        Tables.read(
            Tables.grouped("number"),
            ("number,name\n" + "1,a\n".repeat(1_001) + "2,b").getBytes(UTF_8));
    assertThat(result.children()).hasSize(2);
    assertThat(result.trees().get(0)).isNull();
    assertThat(result.trees().get(1)).isNotNull();
    assertThat(result.problems())
        .extracting(Problem::code, Problem::value)
        .containsExactly(tuple("table.group-too-large", "1"));
  }

  @Test
  void givesTheSameChildrenBehindThoseThatAreSkipped() {
    String text = "number,name\n1,a\n\n2,\"b\nc\"\n3,d\n4,e\n";
    List<TableChildren.Child> all = Tables.read(text).children();
    for (int known = 0; known <= 5; known++) {
      try (TableChildren table =
          Tables.reader(TableLayout.PLAIN)
              .open(() -> new ByteArrayInputStream(text.getBytes(UTF_8)))) {
        table.skipTo(known);
        for (TableChildren.Child expected : all.subList(Math.min(known, 4), 4)) {
          TableChildren.Child child = table.next().orElseThrow();
          assertThat(child.ordinal()).isEqualTo(expected.ordinal());
          assertThat(child.row()).isEqualTo(expected.row());
          assertThat(child.bytes()).isEqualTo(expected.bytes());
        }
        assertThat(table.next()).isEmpty();
      }
    }
  }

  static Stream<Arguments> otherFiles() {
    return Stream.of(
        Arguments.of("%PDF-1.7\n", "table.kind", "a PDF document"),
        Arguments.of("\n<!DOCTYPE html><html>", "table.kind", "an HTML page"),
        Arguments.of("\uFEFF<HTML><table>", "table.kind", "an HTML page"),
        Arguments.of("<?xml version='1.0'?><a/>", "table.kind", "an XML document"),
        Arguments.of("{\\rtf1 x}", "table.kind", "an RTF document"),
        Arguments.of("", "document.empty", "empty"),
        Arguments.of(" \n\n", "table.header", "no row"));
  }

  @ParameterizedTest
  @MethodSource("otherFiles")
  void saysWhatAnotherFileIs(String text, String code, String words) {
    List<Problem> problems = Tables.read(text).ofTable();
    assertThat(problems).extracting(Problem::code).containsExactly(code);
    assertThat(problems.get(0).message()).contains(words);
    assertThat(problems.get(0).blocking()).isTrue();
  }

  @Test
  void refusesMoreBytesThanAllowed() {
    TableReader reader = Tables.reader(TableLayout.PLAIN, new DocumentLimits(50, 10, 100));
    assertThat(Tables.read(reader, GOOD.getBytes(UTF_8)).ofTable())
        .extracting(Problem::code, Problem::expected)
        .containsExactly(tuple("limit.bytes", "at most 50 bytes"));
  }

  @Test
  void quarantinesRowsLongerThanAnyRealOne() {
    Tables.Result result =
        Tables.read(
            "number,name\n1," + "x".repeat(1_500_000) + "\n2," + ",".repeat(20_000) + "\n3,a\n");
    assertThat(result.json()).isEqualTo("[{\"number\":\"3\",\"name\":\"a\"}]");
    assertThat(result.problems())
        .extracting(Problem::code)
        .contains("table.row-too-long", "table.row-too-long");
  }

  @Test
  void doesNotTakeUnreachableBytesForBadOnes() {
    assertThatThrownBy(
            () ->
                Tables.reader(TableLayout.PLAIN)
                    .open(
                        () -> {
                          throw new IOException("the database is down");
                        }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the database is down");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{}",
        "[]",
        "{\"rows\":[]}",
        "{\"rows\":[{\"row\":1}]}",
        "{\"rows\":[{\"row\":1,\"values\":{\"a\":1}}]}",
        "{\"rows\":[{\"row\":1,\"values\":{},\"problems\":[1]}]}",
        "{\"rows\":[{\"row\":1,\"values\":{},\"problems\":[null]}]}",
        "number,name\n1,a"
      })
  void refusesBytesThatAreNoChild(String bytes) {
    TableReader reader = Tables.reader(TableLayout.PLAIN);
    assertThat(reader.read(bytes.getBytes(UTF_8))).isInstanceOf(Reading.Unreadable.class);
    assertThat(reader.locate(bytes.getBytes(UTF_8), "/name")).isEmpty();
  }

  @Test
  void refusesLayoutsThatCannotBe() {
    assertThatThrownBy(() -> Tables.reader(Tables.grouped("supplier")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("supplier");
    assertThatThrownBy(() -> Tables.reader(Tables.charsets("no-such")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tables.reader(Tables.headerRows(1, Map.of("number", List.of("NAME")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both \"number\" and \"name\"");
    assertThatThrownBy(
            () -> Tables.reader(new TableLayout(null, 1, Map.of(), ",,", List.of(), null)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void readsUtf16WithoutMarkInBothOrders() {
    for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
      assertThat(Tables.read(TableLayout.PLAIN, GOOD.getBytes(charset)).children()).hasSize(2);
    }
  }
}
