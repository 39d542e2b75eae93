package org.scorehub.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Finds out what kind of file a table is in, in which of its sheets, and below which header. */
record TableOpening(
    TableColumns columns, TableLayout layout, List<Charset> charsets, DocumentLimits limits) {

  /** So many sheets are looked into. */
  private static final int MOST_SHEETS = 100;

  /** A sheet and what a table in it begins with; the header is null if the sheet is empty. */
  private record Candidate(int sheet, @Nullable TableHeader header) {

    boolean isTable() {
      return header != null && header.isComplete();
    }

    int matched() {
      return header == null ? -1 : header.matched();
    }
  }

  /** The rows of the table; bad input becomes its problems. */
  TableChildren open(ByteSource bytes) {
    try {
      return opened(new LimitedBytes(bytes, limits.maxBytes()));
    } catch (RefusedDocument e) {
      return new NoChildren(List.of(e.problem()), Set.of());
    } catch (LimitedBytes.Exceeded e) {
      return new NoChildren(List.of(e.problem()), Set.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TableChildren opened(ByteSource bytes) throws IOException, RefusedDocument {
    TableFile file = file(bytes);
    try {
      return table(file);
    } catch (RefusedDocument | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private TableFile file(ByteSource bytes) throws IOException, RefusedDocument {
    byte[] start = start(bytes);
    if (start.length == 0) {
      throw new RefusedDocument("document.empty", "The document is empty.");
    }
    return switch (TableKind.of(start)) {
      case CSV -> csv(bytes);
      case XLSX -> XlsxFile.open(bytes, limits.maxBytes());
      case XLS -> XlsFile.open(bytes);
    };
  }

  private static byte[] start(ByteSource bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      return in.readNBytes(TableKind.START);
    }
  }

  private TableFile csv(ByteSource bytes) throws IOException, RefusedDocument {
    Encoding encoding = new TextEncoding(bytes, charsets).find();
    return CsvFile.open(bytes, encoding, layout.separator(), search());
  }

  private HeaderSearch search() {
    return new HeaderSearch(columns, layout.headerRows());
  }

  private TableChildren table(TableFile file) throws RefusedDocument {
    List<String> sheets = file.sheets();
    Candidate best = best(file, sheets);
    TableHeader header = best.header();
    String sheet = sheets.isEmpty() ? null : sheets.get(best.sheet());
    if (header == null || !header.isComplete()) {
      file.close();
      return new NoChildren(
          List.of(noHeader(header).inSheet(sheet)),
          header == null ? Set.of() : header.columns().keySet());
    } else if (!header.repeated().isEmpty()) {
      throw new RefusedDocument(repeated(header).inSheet(sheet));
    }
    ChildBytes children = new ChildBytes(sheet, header, sheets.isEmpty());
    OpenTable table = new OpenTable(file, file.rows(best.sheet()), children, layout.group());
    others(file, sheets, best.sheet()).forEach(table::add);
    return table;
  }

  /** The wanted sheet, or the first with the header, or the one that comes closest. */
  private Candidate best(TableFile file, List<String> sheets) throws RefusedDocument {
    if (layout.sheet() != null && !sheets.isEmpty()) {
      return candidate(file, wanted(sheets, layout.sheet()));
    }
    Candidate best = candidate(file, 0);
    for (int sheet = 1; sheet < Math.min(MOST_SHEETS, sheets.size()) && !best.isTable(); sheet++) {
      Candidate next = candidate(file, sheet);
      best = next.isTable() || next.matched() > best.matched() ? next : best;
    }
    return best;
  }

  private Candidate candidate(TableFile file, int sheet) throws RefusedDocument {
    List<CellRange> merged = layout.headerRows() == 1 ? null : file.merged(sheet);
    try (SheetRows rows = file.rows(sheet)) {
      return new Candidate(sheet, search().find(rows, merged));
    }
  }

  private static int wanted(List<String> sheets, String name) throws RefusedDocument {
    for (int i = 0; i < sheets.size(); i++) {
      if (HeaderText.folded(sheets.get(i)).equals(HeaderText.folded(name))) {
        return i;
      }
    }
    throw new RefusedDocument(
        Problem.blocking(
                ProblemKind.MALFORMED,
                "table.sheet",
                "The workbook has no sheet \"%s\".".formatted(name))
            .withValue(String.join(", ", sheets))
            .expecting("a sheet \"" + name + "\""));
  }

  /** Sheets that look like the one that is read, but are not. */
  private List<Problem> others(TableFile file, List<String> sheets, int read) {
    List<String> alike = new ArrayList<>();
    for (int sheet = 0; sheet < Math.min(MOST_SHEETS, sheets.size()); sheet++) {
      if (sheet != read && isTable(file, sheet)) {
        alike.add(sheets.get(sheet));
      }
    }
    return alike.isEmpty() ? List.of() : List.of(notRead(alike, sheets.get(read)));
  }

  private boolean isTable(TableFile file, int sheet) {
    try {
      return candidate(file, sheet).isTable();
    } catch (RefusedDocument e) {
      return false;
    }
  }

  private static Problem notRead(List<String> alike, String read) {
    return Problem.degrading(
            ProblemKind.MALFORMED,
            "table.other-sheets",
            "Other sheets have the same header and are not read.")
        .inSheet(read)
        .withValue(String.join(", ", alike))
        .expecting("all rows in the sheet \"" + read + "\"");
  }

  private Problem noHeader(@Nullable TableHeader closest) {
    String missing =
        String.join(
            ", ", columns.described(closest == null ? columns.required() : closest.missing()));
    String found =
        closest == null
            ? "there is no row that could be one"
            : "row %d comes closest and has %s".formatted(closest.firstRow(), closest.described());
    Problem problem =
        Problem.blocking(
                ProblemKind.MALFORMED,
                "table.header",
                "No header was found: " + found + "; missing: " + missing + ".")
            .expecting("the columns " + String.join(", ", columns.described(columns.required())));
    return closest == null
        ? problem
        : problem.atPosition(closest.firstRow(), 0, -1).withValue(closest.described());
  }

  private Problem repeated(TableHeader header) {
    String member = header.repeated().iterator().next();
    return Problem.blocking(
            ProblemKind.MALFORMED,
            "table.duplicate-column",
            "The header has more than one column for "
                + String.join(", ", columns.described(header.repeated()))
                + ".")
        .atPosition(header.lastRow(), header.names().lastIndexOf(member) + 1, -1)
        .withValue(header.texts().get(header.names().lastIndexOf(member)))
        .expecting("each column once");
  }
}
