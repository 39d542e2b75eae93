package org.scorehub.web.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.WorkbookCells;
import org.scorehub.web.evidence.EvidenceColumn.Kind;

/**
 * A pack as a workbook, a sheet for each section. Rows go to disk as they come; of a section with
 * more rows than a sheet takes, the rest stands on further sheets.
 */
final class WorkbookPack implements PackWriter, AutoCloseable {

  private static final int KEPT_ROWS = 100;
  private static final int CHARACTER = 256;

  private final PackTarget target;
  private final EvidenceTexts texts;
  private final int mostRows;
  private final SXSSFWorkbook book = new SXSSFWorkbook(KEPT_ROWS);
  private final WorkbookCells cells;
  private @Nullable SXSSFSheet sheet;
  private @Nullable EvidenceSection current;
  private String base = "";
  private int next;
  private int sheetOfSection;

  /** Writes workbooks with at most so many rows a sheet, headers counted. */
  WorkbookPack(PackTarget target, EvidenceTexts texts, int mostRows) {
    this.target = target;
    this.texts = texts;
    this.mostRows = mostRows;
    this.cells = new WorkbookCells(book, texts.texts(), texts.reader().zone());
    book.setCompressTempFiles(true);
    book.setZip64Mode(Zip64Mode.AsNeeded); // with it always on, several readers refuse the file
  }

  @Override
  public void begin(EvidenceCover cover) {
    base = cover.base();
    SXSSFSheet front = book.createSheet(texts.get("evidence.cover"));
    front.setColumnWidth(0, 28 * CHARACTER);
    front.setColumnWidth(1, 100 * CHARACTER);
    int line = 0;
    cells.heading(front.createRow(line++), 0, texts.get("evidence.title", cover.title()));
    for (EvidenceTexts.Fact fact : texts.facts(cover)) {
      Row row = front.createRow(line++);
      cells.heading(row, 0, fact.name());
      cells.text(row, 1, fact.value());
    }
    cells.text(front.createRow(++line), 1, texts.get("evidence.lead"));
    cells.text(front.createRow(++line), 1, texts.get("evidence.left-out"));
  }

  @Override
  public void section(EvidenceSection section) {
    endSheet();
    current = section;
    sheetOfSection = 1;
    beginSheet(section);
  }

  private void beginSheet(EvidenceSection section) {
    String name = texts.title(section) + (sheetOfSection == 1 ? "" : " " + sheetOfSection);
    SXSSFSheet begun = book.createSheet(WorkbookUtil.createSafeSheetName(name));
    Row header = begun.createRow(0);
    List<EvidenceColumn> columns = section.columns();
    for (int i = 0; i < columns.size(); i++) {
      cells.heading(header, i, heading(columns.get(i)));
      begun.setColumnWidth(i, width(columns.get(i)) * CHARACTER);
    }
    cells.heading(header, columns.size(), texts.get("evidence.column.source"));
    cells.heading(header, columns.size() + 1, texts.get("evidence.column.sha256"));
    begun.setColumnWidth(columns.size(), 30 * CHARACTER);
    begun.setColumnWidth(columns.size() + 1, 30 * CHARACTER);
    begun.createFreezePane(0, 1);
    sheet = begun;
    next = 1;
  }

  private String heading(EvidenceColumn column) {
    return column.kind() == Kind.TIME
        ? texts.title(column) + " (" + texts.reader().zone().getId() + ')'
        : texts.title(column);
  }

  private static int width(EvidenceColumn column) {
    return switch (column.kind()) {
      case TEXT -> 45;
      case ID, TOPIC, MODULE, KPI -> 26;
      case TIME -> 20;
      case CODE -> 18;
      case DAY, NUMBER -> 13;
    };
  }

  @Override
  public void row(EvidenceSection section, EvidenceRow row) {
    if (next >= mostRows) {
      endSheet();
      current = section;
      sheetOfSection++;
      beginSheet(section);
    }
    SXSSFSheet to = sheet;
    if (to == null) {
      throw new IllegalStateException("a row follows the beginning of its section");
    }
    Row written = to.createRow(next++);
    for (int i = 0; i < row.cells().size(); i++) {
      cells.value(written, i, shown(section.columns().get(i), row.cells().get(i)));
    }
    cells.link(written, row.cells().size(), row.source(), base + row.source());
    cells.text(written, row.cells().size() + 1, row.sha256());
  }

  /** Codes in words; days, times and numbers stay what they are. */
  private @Nullable Object shown(EvidenceColumn column, @Nullable Object value) {
    boolean isText = !(value instanceof LocalDate || value instanceof Instant);
    return value != null && isText && !(value instanceof Number)
        ? texts.shown(column, value)
        : value;
  }

  private void endSheet() {
    SXSSFSheet done = sheet;
    EvidenceSection section = current;
    if (done != null && section != null) {
      int last = Math.max(next - 1, 0);
      done.setAutoFilter(new CellRangeAddress(0, last, 0, section.columns().size() + 1));
    }
    sheet = null;
    current = null;
  }

  @Override
  public void end(PackManifest manifest) throws IOException {
    endSheet();
    SXSSFSheet last = book.createSheet(texts.get("evidence.manifest"));
    last.setColumnWidth(0, 30 * CHARACTER);
    last.setColumnWidth(2, 70 * CHARACTER);
    int line = 0;
    Row header = last.createRow(line++);
    cells.heading(header, 0, texts.get("evidence.manifest.section"));
    cells.heading(header, 1, texts.get("evidence.manifest.rows"));
    cells.heading(header, 2, texts.get("evidence.manifest.sha256"));
    for (PackManifest.Sum sum : manifest.sections()) {
      Row row = last.createRow(line++);
      cells.text(row, 0, texts.title(EvidenceSection.of(sum.section())) + " · " + sum.section());
      row.createCell(1).setCellValue((double) sum.rows());
      cells.text(row, 2, sum.sha256());
    }
    Row whole = last.createRow(line + 1);
    cells.heading(whole, 0, texts.get("evidence.manifest.pack"));
    cells.text(whole, 2, manifest.sha256());
    cells.text(last.createRow(line + 2), 2, texts.get("evidence.manifest.how"));
    try (OutputStream out = target.open()) {
      book.write(out);
    }
  }

  /** Removes the rows from disk. */
  @Override
  public void close() throws IOException {
    book.close();
  }
}
