package org.scorehub.document;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A workbook as text, for people who look at it: the cells of one sheet as CSV. */
public final class WorkbookCsv {

  private static final int MOST_ROWS = 500;
  private static final Pattern LINE_ENDS = Pattern.compile("\\R");

  private WorkbookCsv() {}

  /**
   * The first rows of the sheet that a layout reads, each in the line of its number.
   *
   * @param reader of that layout
   * @param bytes of a workbook
   * @return empty if they are none, or no row can be read
   */
  public static Optional<String> of(TableReader reader, byte[] bytes) {
    ByteSource source = () -> new java.io.ByteArrayInputStream(bytes);
    try (TableFile file = open(source, bytes)) {
      if (file == null) {
        return Optional.empty();
      }
      try (SheetRows rows = file.rows(sheet(reader, source, file.sheets()))) {
        return Optional.of(text(rows));
      }
    } catch (RefusedDocument | java.io.IOException e) {
      return Optional.empty();
    }
  }

  private static @Nullable TableFile open(ByteSource source, byte[] bytes)
      throws RefusedDocument, java.io.IOException {
    return switch (TableKind.of(Arrays.copyOf(bytes, Math.min(bytes.length, TableKind.START)))) {
      case CSV -> null;
      case XLSX -> XlsxFile.open(source, WorkbookSheets.MOST_EXPANDED);
      case XLS -> XlsFile.open(source);
    };
  }

  /** Named by the first child; the first sheet if there is none. */
  private static int sheet(TableReader reader, ByteSource source, List<String> sheets) {
    try (TableChildren children = reader.open(source)) {
      return children
          .next()
          .map(child -> new String(child.bytes(), java.nio.charset.StandardCharsets.UTF_8))
          .map(json -> named(json, sheets))
          .orElse(0);
    }
  }

  private static int named(String json, List<String> sheets) {
    for (int i = 0; i < sheets.size(); i++) {
      if (json.startsWith("{\"sheet\":\"" + sheets.get(i) + "\"")) {
        return i;
      }
    }
    return 0;
  }

  private static String text(SheetRows rows) throws RefusedDocument {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().build(text);
    int line = 1;
    SheetRow row = rows.next();
    while (row != null && line <= MOST_ROWS) {
      for (; line < row.number(); line++) {
        csv.writeRecord("");
      }
      csv.writeRecord(Arrays.stream(row.cells()).map(WorkbookCsv::oneLine).toArray(String[]::new));
      line++;
      row = rows.next();
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static String oneLine(@Nullable String cell) {
    return cell == null ? "" : LINE_ENDS.matcher(cell).replaceAll(" ");
  }
}
