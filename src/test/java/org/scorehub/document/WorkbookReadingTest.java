package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.scorehub.document.Workbooks.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.canonical.Problem;

class WorkbookReadingTest {

  private static final double DATE = DateUtil.getExcelDate(LocalDateTime.of(2026, 1, 31, 8, 30));

  @ParameterizedTest
  @EnumSource
  void givesEachRowAsChild(Workbooks.Kind kind) {
    byte[] bytes =
        Workbooks.make(
            kind,
            workbook ->
                Workbooks.sheet(
                    workbook,
                    "Suppliers",
                    row("Our suppliers"),
                    row("Country", "", "NUMBER", "Name", "Remarks"),
                    row(),
                    row("CN", "", "007", " Ningbo 甬江 "),
                    row("BD", "note", "8", "Dhaka", "x")));
    Tables.Result result = Tables.read(TableLayout.PLAIN, bytes);
    assertThat(result.json())
        .isEqualTo(
            "[{\"country\":\"CN\",\"number\":\"007\",\"name\":\"Ningbo 甬江\"},"
                + " {\"country\":\"BD\",\"number\":\"8\",\"name\":\"Dhaka\",\"Remarks\":\"x\"}]");
    assertThat(result.children())
        .extracting(TableChildren.Child::ordinal, TableChildren.Child::row)
        .containsExactly(tuple(1L, 4L), tuple(2L, 5L));
    assertThat(result.problems())
        .extracting(
            Problem::code, Problem::blocking, Problem::sheet, Problem::line, Problem::column)
        .containsExactly(tuple("table.extra-cell", false, "Suppliers", 5, 2));
    assertThat(Tables.json(result.children().get(0).bytes()).path("sheet").asText())
        .isEqualTo("Suppliers");
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
            Arguments.of(7, "General", "7"),
            Arguments.of(0.1 + 0.2, "General", "0.3"),
            Arguments.of(1234567.25, "#,##0.00", "1234567.25"),
            Arguments.of(1234567, "#,##0", "1234567"),
            Arguments.of(4711, "00000000", "00004711"),
            Arguments.of(0.125, "0.0%", "12.5%"),
            Arguments.of(0.5, "0%", "50%"),
            Arguments.of(1.5e-7, "General", "0.00000015"),
            Arguments.of(8.6e13, "0.00E+00", "86000000000000"),
            Arguments.of(123456789012345680d, "General", "123456789012345680"),
            Arguments.of(-3.5, "0.0", "-3.5"),
            Arguments.of(42, "@", "42"),
            Arguments.of(DATE, "yyyy-mm-dd", "2026-01-31"),
            Arguments.of(DATE, "m/d/yy", "2026-01-31"),
            Arguments.of(DATE, "d. mmmm yyyy", "2026-01-31"),
            Arguments.of(DATE, "yyyy\"年\"m\"月\"d\"日\"", "2026-01-31"),
            Arguments.of(DATE, "[$-409]mmm\\-yy", "2026-01-31"),
            Arguments.of(DATE, "m/d/yy h:mm", "2026-01-31T08:30:00"),
            Arguments.of(DATE, "dd.mm.yyyy hh:mm:ss AM/PM", "2026-01-31T08:30:00"),
            Arguments.of(0.75, "h:mm", "18:00:00"),
            Arguments.of(1.25, "[h]:mm", "30:00"),
            Arguments.of(0.0, "General", "0"),
            Arguments.of(1, "0\" units\"", "1 units"))
        .flatMap(
            a ->
                Arrays.stream(Workbooks.Kind.values())
                    .map(kind -> Arguments.of(kind, a.get()[0], a.get()[1], a.get()[2])));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void readsNumberAsAPersonSeesIt(
      Workbooks.Kind kind, double value, String format, String expected) {
    byte[] bytes =
        Workbooks.make(
            kind,
            workbook -> {
              Sheet sheet = Workbooks.sheet(workbook, "S", row("number", "name"), row("", "a"));
              Workbooks.number(sheet.getRow(1), 0, value, format);
            });
    assertThat(only(bytes).path("number").asText()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void readsDatesOfTheOtherCalendar(Workbooks.Kind kind) throws IOException {
    byte[] bytes = with1904(kind);
    assertThat(only(bytes).path("number").asText()).isEqualTo("2026-01-31");
  }

  private static byte[] with1904(Workbooks.Kind kind) throws IOException {
    if (kind == Workbooks.Kind.XLSX) {
      return Workbooks.make(
          kind,
          workbook -> {
            ((XSSFWorkbook) workbook).getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            fillDate(workbook);
          });
    }
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      fillDate(workbook);
      workbook.write(out);
      return withFlag1904(out.toByteArray());
    }
  }

  private static void fillDate(Workbook workbook) {
    Sheet sheet = Workbooks.sheet(workbook, "S", row("number", "name"), row("", "a"));
    double days = DateUtil.getExcelDate(LocalDateTime.of(2026, 1, 31, 0, 0), true);
    Workbooks.number(sheet.getRow(1), 0, days, "yyyy-mm-dd");
  }

  /** The library cannot write that flag: record 0x22, two bytes long. */
  private static byte[] withFlag1904(byte[] bytes) {
    byte[] record = {0x22, 0, 2, 0, 0, 0};
    for (int i = 0; i + record.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + record.length, record, 0, record.length)) {
        bytes[i + 4] = 1;
        return bytes;
      }
    }
    throw new IllegalStateException("no such record");
  }

  @ParameterizedTest
  @EnumSource
  void readsResultsOfFormulas(Workbooks.Kind kind) {
    byte[] bytes =
        Workbooks.make(
            kind,
            workbook -> {
              Sheet sheet =
                  Workbooks.sheet(
                      workbook, "S", row("number", "name", "country", "workers"), row(), row());
              Row row = sheet.getRow(1);
              row.createCell(0).setCellFormula("1+2");
              row.createCell(1).setCellFormula("\"a\"&\"b\"");
              row.createCell(2).setCellFormula("UPPER(\"cn\")");
              row.createCell(3).setCellFormula("1=1");
              sheet.getRow(2).createCell(0).setCellValue(true);
              sheet.getRow(2).createCell(1).setCellValue("b");
              workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });
    assertThat(Tables.read(TableLayout.PLAIN, bytes).json())
        .isEqualTo(
            "[{\"number\":\"3\",\"name\":\"ab\",\"country\":\"CN\",\"workers\":\"true\"},"
                + " {\"number\":\"true\",\"name\":\"b\"}]");
  }

  @ParameterizedTest
  @EnumSource
  void takesErrorForEmptyCellAndSaysSo(Workbooks.Kind kind) {
    byte[] bytes =
        Workbooks.make(
            kind,
            workbook -> {
              Sheet sheet =
                  Workbooks.sheet(
                      workbook, "S", row("number", "name", "workers"), row("1", "a"), row("2"));
              sheet.getRow(1).createCell(2).setCellErrorValue(FormulaError.NA.getCode());
              sheet.getRow(2).createCell(1).setCellErrorValue(FormulaError.REF.getCode());
              Workbooks.number(sheet.getRow(2), 2, -5, "yyyy-mm-dd");
            });
    Tables.Result result = Tables.read(TableLayout.PLAIN, bytes);
    assertThat(result.json()).isEqualTo("[{\"number\":\"1\",\"name\":\"a\"}]");
    assertThat(result.problems())
        .extracting(
            Problem::code,
            Problem::path,
            Problem::sheet,
            Problem::line,
            Problem::column,
            Problem::value)
        .contains(
            tuple("table.cell-error", "/workers", "S", 2, 3, "#N/A"),
            tuple("table.cell-error", "/name", "S", 3, 2, "#REF!"),
            tuple("json.schema", "/name", "S", 3, 2, null));
    assertThat(result.problems().get(result.problems().size() - 1).column()).isEqualTo(3);
  }

  @Test
  void saysWhichFormulasWereNeverComputed() {
    byte[] bytes =
        Workbooks.zip(
            Workbooks.parts(
                """
                <worksheet><sheetData>
                  <row><c t='inlineStr'><is><t>number</t></is></c><c t='str'><v>name</v></c>
                    <c t='str'><v>workers</v></c></row>
                  <row r='5'><c r='A5'><v>1</v></c><c r='B5' t='inlineStr'><is><r><t>a</t></r><r><t>
                 b</t></r><rPh><t>x</t></rPh></is></c><c r='C5'><f>SUM(A1:A2)</f><v></v></c></row>
                  <row r='6'><c r='A6'><v>2</v></c><c r='B6' t='d'><v>2026-01-31T00:00:00</v></c>
                    <c r='C6'><f>A1</f></c></row>
                  <row r='7'><c r='A7'><v>12345678901234567</v></c>
                    <c r='B7' t='str'><f>"c"</f><v>c_x000D_d_x005F_</v></c>
                    <c r='C7' t='str'><f>""</f><v></v></c></row>
                </sheetData></worksheet>
                """));
    Tables.Result result = Tables.read(TableLayout.PLAIN, bytes);
    assertThat(result.problems())
        .extracting(Problem::code, Problem::blocking, Problem::path, Problem::line, Problem::column)
        .containsExactly(
            tuple("table.formula", false, "/workers", 5, 3),
            tuple("table.formula", false, "/workers", 6, 3));
    assertThat(result.trees())
        .extracting(tree -> tree.path("number").asText(), tree -> tree.path("name").asText())
        .containsExactly(
            tuple("1", "a\n b"),
            tuple("2", "2026-01-31T00:00:00"),
            tuple("12345678901234567", "c\rd_"));
  }

  @Test
  void readsDatesThatEastAsianEditionsDoNotSpellOut() {
    String styles =
        "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='31'/><xf numFmtId='32'/></cellXfs></styleSheet>";
    Map<String, String> parts =
        new HashMap<>(
            Workbooks.parts(
                """
                <worksheet><sheetData>
                  <row><c t='str'><v>number</v></c><c t='str'><v>name</v></c></row>
                  <row><c s='1'><v>46053</v></c><c s='2'><v>0.5</v></c></row>
                </sheetData></worksheet>
                """));
    parts.put("xl/styles.xml", styles);
    parts.compute(
        "xl/_rels/workbook.xml.rels",
        (name, xml) ->
            xml.replace(
                "</Rel",
                "<Relationship Id='r2' Type='urn:x/styles' Target='/xl/styles.xml'/></Rel"));
    assertThat(only(Workbooks.zip(parts)))
        .hasToString("{\"number\":\"2026-01-31\",\"name\":\"12:00:00\"}");
  }

  @ParameterizedTest
  @EnumSource
  void countsMergedHeaderCellForEveryColumn(Workbooks.Kind kind) {
    byte[] bytes =
        Workbooks.make(
            kind,
            workbook -> {
              Sheet sheet =
                  Workbooks.sheet(
                      workbook,
                      "S",
                      row("Title"),
                      row("Country", "Supplier", "", "", "Score"),
                      row("", "No", "Name", "Other", "PA1", "Free"),
                      row("CN", "1", "a", "b", "c", "d"));
              sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
              sheet.addMergedRegion(new CellRangeAddress(1, 1, 1, 2));
            });
    TableLayout layout =
        Tables.headerRows(
            2, Map.of("number", List.of("Supplier / No"), "name", List.of("Supplier / Name")));
    assertThat(Tables.read(layout, bytes).json())
        .isEqualTo(
            "[{\"country\":\"CN\",\"number\":\"1\",\"name\":\"a\",\"Other\":\"b\","
                + "\"Score / PA1\":\"c\",\"Free\":\"d\"}]");
  }

  @ParameterizedTest
  @EnumSource
  void readsHiddenRowsAndSheets(Workbooks.Kind kind) {
    byte[] bytes =
        Workbooks.make(
            kind,
            workbook -> {
              Workbooks.sheet(workbook, "Cover", row("Welcome"));
              Sheet sheet = Workbooks.sheet(workbook, "Data", row("number", "name"), row("1", "a"));
              sheet.getRow(1).setZeroHeight(true);
              workbook.setSheetHidden(1, true);
            });
    Tables.Result result = Tables.read(TableLayout.PLAIN, bytes);
    assertThat(result.json()).isEqualTo("[{\"number\":\"1\",\"name\":\"a\"}]");
    assertThat(result.ofTable()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void readsTheSheetWantedAndSaysWhichOthersAreAlike(Workbooks.Kind kind) {
    byte[] bytes =
        Workbooks.make(
            kind,
            workbook -> {
              Workbooks.sheet(workbook, "2025", row("number", "name"), row("1", "a"));
              Workbooks.sheet(workbook, "Notes", row("read me"));
              Workbooks.sheet(workbook, "Année 2026", row("number", "name"), row("2", "b"));
            });
    Tables.Result result = Tables.read(Tables.sheet("ANNÉE 2026"), bytes);
    assertThat(result.json()).isEqualTo("[{\"number\":\"2\",\"name\":\"b\"}]");
    assertThat(result.ofTable())
        .extracting(Problem::code, Problem::blocking, Problem::sheet, Problem::value)
        .containsExactly(tuple("table.other-sheets", false, "Année 2026", "2025"));
    assertThat(Tables.read(Tables.sheet("2024"), bytes).ofTable())
        .extracting(Problem::code, Problem::value)
        .containsExactly(tuple("table.sheet", "2025, Notes, Année 2026"));
    assertThat(Tables.read(Tables.sheet("Notes"), bytes).ofTable())
        .extracting(Problem::code, Problem::sheet)
        .containsExactly(tuple("table.header", "Notes"));
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameChildrenBehindThoseThatAreSkipped(Workbooks.Kind kind) {
    byte[] bytes =
        Workbooks.make(
            kind,
            workbook ->
                Workbooks.sheet(
                    workbook,
                    "S",
                    row("number", "name"),
                    row("1", "a"),
                    row(),
                    row("2", "b"),
                    row("3", "c")));
    TableReader reader = Tables.reader(TableLayout.PLAIN);
    try (TableChildren table = reader.open(() -> new ByteArrayInputStream(bytes))) {
      table.skipTo(2);
      TableChildren.Child child = table.next().orElseThrow();
      assertThat(child.ordinal()).isEqualTo(3);
      assertThat(child.row()).isEqualTo(5);
      assertThat(reader.locate(child.bytes(), "/name")).contains(new Position(5, 2, -1, "S"));
    }
  }

  static Stream<Arguments> otherFiles() {
    return Stream.of(
        Arguments.of(Workbooks.zip(Map.of("a.txt", "x")), "a ZIP archive without a workbook"),
        Arguments.of(Workbooks.zip(Map.of("word/document.xml", "x")), "a text document"),
        Arguments.of(Workbooks.zip(Map.of("content.xml", "x")), "an OpenDocument file"),
        Arguments.of(Workbooks.zip(Map.of("xl/workbook.bin", "x")), "a binary workbook"),
        Arguments.of(container("WordDocument"), "no workbook of Excel 97"),
        Arguments.of(container("EncryptedPackage"), "encrypted"));
  }

  private static byte[] container(String entry) {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      files.createDocument(new ByteArrayInputStream(new byte[5_000]), entry);
      files.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("otherFiles")
  void saysWhatAnotherFileIs(byte[] bytes, String words) {
    List<Problem> problems = Tables.read(TableLayout.PLAIN, bytes).ofTable();
    assertThat(problems).extracting(Problem::code).containsExactly("table.kind");
    assertThat(problems.get(0).message()).contains(words);
  }

  /** Such a workbook is encrypted with a password that everybody knows. */
  @Test
  void readsOldWorkbookThatIsProtectedAgainstChanges() {
    byte[] bytes = encrypted("VelvetSweatshop");
    assertThat(Tables.read(TableLayout.PLAIN, bytes).json())
        .isEqualTo("[{\"number\":\"1\",\"name\":\"a\"}]");
  }

  @Test
  void saysThatOldWorkbookIsEncrypted() {
    List<Problem> problems = Tables.read(TableLayout.PLAIN, encrypted("secret")).ofTable();
    assertThat(problems).extracting(Problem::code).containsExactly("table.kind");
    assertThat(problems.get(0).message()).contains("encrypted");
  }

  private static byte[] encrypted(String password) {
    Biff8EncryptionKey.setCurrentUserPassword(password);
    try {
      return Workbooks.make(
          Workbooks.Kind.XLS,
          workbook -> {
            Workbooks.sheet(workbook, "Cover", row("Welcome"));
            Workbooks.sheet(workbook, "S", row("number", "name"), row("1", "a"));
          });
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  @Test
  void refusesWorkbookThatExpandsBeyondTheLimit() {
    byte[] bytes =
        Workbooks.zip(
            Workbooks.parts(
                "<worksheet><sheetData><row>"
                    + " ".repeat(30_000_000)
                    + "</row></sheetData></worksheet>"));
    assertThat(bytes.length).isLessThan(100_000);
    assertThat(Tables.read(TableLayout.PLAIN, bytes).ofTable())
        .extracting(Problem::code)
        .containsExactly("limit.bytes");
  }

  @Test
  void refusesEntities() {
    byte[] bytes =
        Workbooks.zip(
            Workbooks.parts(
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData>"
                    + "<row><c t='str'><v>&e;</v></c></row></sheetData></worksheet>"));
    assertThat(Tables.read(TableLayout.PLAIN, bytes).ofTable())
        .extracting(Problem::code)
        .containsExactly("table.broken");
  }

  @Test
  void keepsRowsBeforeTheOneThatIsBroken() {
    byte[] bytes =
        Workbooks.zip(
            Workbooks.parts(
                "<worksheet><sheetData><row><c t='str'><v>number</v></c><c t='str'><v>name</v></c></row>"
                    + "<row><c><v>1</v></c><c t='str'><v>a</v></c></row><row><c t='s'><v>9</v></c></row>"));
    Tables.Result result = Tables.read(TableLayout.PLAIN, bytes);
    assertThat(result.json()).isEqualTo("[{\"number\":\"1\",\"name\":\"a\"}]");
    assertThat(result.ofTable())
        .extracting(Problem::code, Problem::blocking)
        .containsExactly(tuple("table.broken", true));
  }

  @ParameterizedTest
  @EnumSource
  void neverThrowsOnBrokenWorkbooks(Workbooks.Kind kind) {
    byte[] good =
        Workbooks.make(
            kind,
            workbook -> {
              Sheet sheet =
                  Workbooks.sheet(workbook, "S", row("number", "name"), row("1", "a"), row("2"));
              Workbooks.number(sheet.getRow(2), 1, 0.5, "0.00%");
              sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
            });
    Random random = new Random(1);
    TableLayout twoRows = Tables.headerRows(2, Map.of());
    for (int i = 0; i < 400; i++) {
      byte[] bytes = Arrays.copyOf(good, i % 4 == 0 ? random.nextInt(good.length) : good.length);
      for (int flip = 0; flip < 1 + i % 20 && bytes.length > 8; flip++) {
        bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
      }
      assertThat(Tables.read(TableLayout.PLAIN, bytes)).isNotNull();
      assertThat(Tables.read(twoRows, bytes)).isNotNull();
    }
  }

  private static JsonNode only(byte[] bytes) {
    Tables.Result result = Tables.read(TableLayout.PLAIN, bytes);
    assertThat(result.ofTable()).isEmpty();
    assertThat(result.problems()).isEmpty();
    assertThat(result.trees()).hasSize(1);
    return result.trees().get(0);
  }
}
