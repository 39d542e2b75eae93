package org.scorehub.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/** The cells of a workbook sheet by sheet, for people who look at it. */
public final class WorkbookSheets {

  private static final int MOST_SHEETS = 12;
  private static final int MOST_ROWS = 200;
  private static final int MOST_COLUMNS = 80;
  private static final int MOST_CHARACTERS = 300;

  /** A part of a workbook has at most so many bytes when expanded. */
  static final long MOST_EXPANDED = 16L * 1024 * 1024;

  /**
   * The first rows of a sheet.
   *
   * @param columns how many columns the widest of these rows has
   * @param cut whether there are more
   */
  public record Sheet(String name, int columns, List<Row> rows, boolean cut) {
    public Sheet {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row.
   *
   * @param number from 1
   * @param cells texts as a person sees them, by column; empty for an empty cell
   */
  public record Row(int number, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  private WorkbookSheets() {}

  /** Whether bytes begin as a workbook does. */
  public static boolean isWorkbook(byte[] bytes) {
    try {
      return kind(bytes) != TableKind.CSV;
    } catch (RefusedDocument e) {
      return false;
    }
  }

  /**
   * The sheets in their order, as far as they can be read.
   *
   * @param bytes of a workbook
   */
  public static List<Sheet> of(byte[] bytes) {
    List<Sheet> sheets = new ArrayList<>();
    try (TableFile file = open(bytes)) {
      List<String> names = file == null ? List.of() : file.sheets();
      for (int i = 0; file != null && i < Math.min(names.size(), MOST_SHEETS); i++) {
        sheets.add(sheet(file, i, names.get(i)));
      }
    } catch (RefusedDocument | IOException e) {
      return sheets;
    }
    return sheets;
  }

  private static TableKind kind(byte[] bytes) throws RefusedDocument {
    return TableKind.of(Arrays.copyOf(bytes, Math.min(bytes.length, TableKind.START)));
  }

  private static @Nullable TableFile open(byte[] bytes) throws RefusedDocument, IOException {
    ByteSource source = () -> new ByteArrayInputStream(bytes);
    return switch (kind(bytes)) {
      case CSV -> null;
      case XLSX -> XlsxFile.open(source, MOST_EXPANDED);
      case XLS -> XlsFile.open(source);
    };
  }

  private static Sheet sheet(TableFile file, int index, String name) throws RefusedDocument {
    List<Row> rows = new ArrayList<>();
    try (SheetRows read = file.rows(index)) {
      SheetRow row = read.next();
      while (row != null && rows.size() < MOST_ROWS) {
        if (!row.isBlank()) {
          rows.add(row(row));
        }
        row = read.next();
      }
      int columns = rows.stream().mapToInt(r -> r.cells().size()).max().orElse(0);
      return new Sheet(name, columns, rows, row != null);
    }
  }

  private static Row row(SheetRow row) {
    List<String> cells = new ArrayList<>();
    Arrays.stream(row.cells()).limit(MOST_COLUMNS).map(WorkbookSheets::shown).forEach(cells::add);
    row.faults().forEach(fault -> show(fault, cells));
    return new Row(row.number(), cells);
  }

  /** A cell that shows an error is read as empty, and shows its error all the same. */
  private static void show(Problem fault, List<String> cells) {
    String value = fault.value();
    int cell = fault.column() - 1;
    if (value != null && cell >= 0 && cell < cells.size() && cells.get(cell).isEmpty()) {
      cells.set(cell, value);
    }
  }

  private static String shown(@Nullable String cell) {
    return cell == null
        ? ""
        : cell.length() > MOST_CHARACTERS ? cell.substring(0, MOST_CHARACTERS) + "…" : cell;
  }
}
