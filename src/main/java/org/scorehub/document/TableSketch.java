package org.scorehub.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is, without a schema that says what its columns are: for tools that find that out.
 * Which row is the header is judged by how full it is.
 *
 * @param sheet name of the sheet; null for CSV
 * @param charset encoding of CSV; null for workbooks
 * @param separator between fields of CSV; null for workbooks
 * @param headerRow first row of the header, from 1
 * @param headerRows rows that the header spans, 1 or 2
 * @param header text of each column, as a reader of this layout joins it; null where there is none
 * @param rows rows below it that are not blank, at most {@link #MOST_ROWS}; cells are null or not
 *     blank
 */
public record TableSketch(
    @Nullable String sheet,
    @Nullable String charset,
    @Nullable String separator,
    int headerRow,
    int headerRows,
    List<@Nullable String> header,
    List<List<@Nullable String>> rows) {

  /** So many rows are looked at. */
  public static final int MOST_ROWS = 20_000;

  private static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');
  private static final List<Charset> CHARSETS =
      List.of(
          Charset.forName("windows-1252"),
          Charset.forName("windows-1254"),
          Charset.forName("windows-1250"),
          Charset.forName("GB18030"));

  /**
   * Looks into a table.
   *
   * @throws IllegalArgumentException if it is none, is broken or has no row that could be a header;
   *     the message says what it is
   */
  public static TableSketch of(byte[] bytes) {
    try {
      return sketch(() -> new ByteArrayInputStream(bytes), bytes);
    } catch (RefusedDocument e) {
      throw new IllegalArgumentException(e.problem().message(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TableSketch sketch(ByteSource source, byte[] bytes)
      throws IOException, RefusedDocument {
    TableKind kind = TableKind.of(Arrays.copyOf(bytes, Math.min(bytes.length, TableKind.START)));
    return switch (kind) {
      case CSV -> csv(source);
      case XLSX -> workbook(XlsxFile.open(source, Long.MAX_VALUE));
      case XLS -> workbook(XlsFile.open(source));
    };
  }

  private static TableSketch csv(ByteSource source) throws IOException, RefusedDocument {
    Encoding encoding = new TextEncoding(source, CHARSETS).find();
    TableSketch best = null;
    int bestScore = -1;
    for (char separator : SEPARATORS) {
      List<SheetRow> rows = rows(new CsvFile(source, encoding, separator), 0);
      int score = score(rows);
      if (score > bestScore) {
        best = of(rows, null, null, encoding.charset().name(), String.valueOf(separator));
        bestScore = score;
      }
    }
    if (best == null || best.header.size() < 2) {
      throw new IllegalArgumentException("This is text, but no table of two columns or more.");
    }
    return best;
  }

  private static TableSketch workbook(TableFile file) throws RefusedDocument {
    try (file) {
      TableSketch best = null;
      List<String> sheets = file.sheets();
      for (int i = 0; i < Math.min(sheets.size(), 20); i++) {
        TableSketch next = of(rows(file, i), sheets.get(i), file.merged(i), null, null);
        best = best == null || next.cells() > best.cells() ? next : best;
      }
      if (best == null || best.cells() == 0) {
        throw new IllegalArgumentException("No sheet of the workbook has a table.");
      }
      return best;
    }
  }

  private int cells() {
    return header.size() * rows.size();
  }

  private static List<SheetRow> rows(TableFile file, int sheet) throws RefusedDocument {
    List<SheetRow> rows = new ArrayList<>();
    try (SheetRows all = file.rows(sheet)) {
      SheetRow row = all.next();
      while (row != null && rows.size() < MOST_ROWS) {
        if (!row.isBlank()) {
          rows.add(row);
        }
        row = all.next();
      }
    }
    return rows;
  }

  /** How many rows are as wide as the widest, and how wide that is: right separators give both. */
  private static int score(List<SheetRow> rows) {
    int widest = rows.stream().limit(200).mapToInt(TableSketch::filled).max().orElse(0);
    long wide = rows.stream().limit(200).filter(row -> filled(row) * 2 > widest).count();
    return widest < 2 ? 0 : widest * (int) wide;
  }

  private static int filled(SheetRow row) {
    return (int) Arrays.stream(row.cells()).filter(cell -> cell != null).count();
  }

  private static TableSketch of(
      List<SheetRow> rows,
      @Nullable String sheet,
      @Nullable List<CellRange> merged,
      @Nullable String charset,
      @Nullable String separator) {
    int fullest = header(rows);
    boolean above = fullest > 0 && spansTwo(rows, fullest - 1, merged);
    int first = above ? fullest - 1 : fullest;
    int headerRows = first >= 0 && spansTwo(rows, first, merged) ? 2 : 1;
    List<@Nullable String> texts = first < 0 ? List.of() : texts(rows, first, headerRows, merged);
    List<List<@Nullable String>> below = new ArrayList<>();
    for (int i = first + headerRows; first >= 0 && i < rows.size(); i++) {
      below.add(cells(rows.get(i), texts.size()));
    }
    int number = first < 0 ? 0 : rows.get(first).number();
    return new TableSketch(sheet, charset, separator, number, headerRows, texts, below);
  }

  /** The first row that is nearly as full as the fullest: titles above it have few cells. */
  private static int header(List<SheetRow> rows) {
    int most = HeaderSearch.MOST_TITLES + 1;
    int widest = rows.stream().limit(200).mapToInt(TableSketch::filled).max().orElse(0);
    for (int i = 0; i < Math.min(most, rows.size()); i++) {
      if (widest > 0 && filled(rows.get(i)) * 10 >= widest * 6) {
        return i;
      }
    }
    return -1;
  }

  private static boolean spansTwo(
      List<SheetRow> rows, int first, @Nullable List<CellRange> merged) {
    int number = rows.get(first).number();
    return merged != null
        && filled(rows.get(first)) > 1
        && first + 1 < rows.size()
        && rows.get(first + 1).number() == number + 1
        && merged.stream()
            .anyMatch(r -> r.firstRow() == number && r.lastColumn() > r.firstColumn());
  }

  private static List<@Nullable String> texts(
      List<SheetRow> rows, int first, int headerRows, @Nullable List<CellRange> merged) {
    List<SheetRow> window = rows.subList(first, first + headerRows);
    int width = window.stream().mapToInt(row -> row.cells().length).max().orElse(0);
    List<@Nullable String> texts = new ArrayList<>();
    for (int column = 1; column <= width; column++) {
      texts.add(HeaderSearch.joined(window, column, merged));
    }
    while (!texts.isEmpty() && texts.get(texts.size() - 1) == null) {
      texts.remove(texts.size() - 1);
    }
    return texts;
  }

  private static List<@Nullable String> cells(SheetRow row, int width) {
    List<@Nullable String> cells = new ArrayList<>();
    for (int column = 1; column <= width; column++) {
      cells.add(row.cell(column));
    }
    return cells;
  }

  /** Whether the text needs its encoding named to be read: it is CSV and not in a Unicode form. */
  public boolean needsCharset() {
    return charset != null && !charset.startsWith(StandardCharsets.UTF_8.name().substring(0, 3));
  }
}
