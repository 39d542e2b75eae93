package org.scorehub.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/** The rows of one sheet of a workbook of Excel 97 to 2003. */
final class XlsRows implements SheetRows {

  private final InputStream in;
  private final RecordFactoryInputStream records;
  private final @Nullable SSTRecord shared;
  private final List<CellFormat> formats;
  private final CellNumbers numbers;
  private @Nullable Record ahead;
  private int depth;
  private boolean ended;

  /**
   * The rows of a sheet.
   *
   * @param records from its first on
   */
  XlsRows(
      InputStream in,
      RecordFactoryInputStream records,
      @Nullable SSTRecord shared,
      List<CellFormat> formats,
      CellNumbers numbers) {
    this.in = in;
    this.records = records;
    this.shared = shared;
    this.formats = formats;
    this.numbers = numbers;
  }

  @Override
  public @Nullable SheetRow next() throws RefusedDocument {
    try {
      CellValueRecordInterface first = nextCell();
      return first == null ? null : row(first);
    } catch (RuntimeException e) {
      throw BrokenWorkbook.because(e);
    }
  }

  private SheetRow row(CellValueRecordInterface first) {
    List<@Nullable String> cells = new ArrayList<>();
    List<Problem> faults = new ArrayList<>();
    CellValueRecordInterface cell = first;
    while (cell != null && cell.getRow() == first.getRow()) {
      int column = cell.getColumn() + 1;
      while (cells.size() < column) {
        cells.add(null);
      }
      cells.set(column - 1, text(cell, faults));
      cell = nextCell();
    }
    ahead = (Record) cell;
    return SheetRow.of(first.getRow() + 1, cells, faults);
  }

  /** The next cell of the sheet itself, not of a chart within it; null at the end. */
  private @Nullable CellValueRecordInterface nextCell() {
    while (!ended) {
      Record next = nextRecord();
      depth += next instanceof BOFRecord ? 1 : next instanceof EOFRecord ? -1 : 0;
      ended = next == null || depth == 0;
      if (depth == 1 && next instanceof CellValueRecordInterface cell) {
        return cell;
      }
    }
    return null;
  }

  private @Nullable Record nextRecord() {
    Record next = ahead == null ? records.nextRecord() : ahead;
    ahead = null;
    return next;
  }

  private @Nullable String text(CellValueRecordInterface cell, List<Problem> faults) {
    if (cell instanceof NumberRecord number) {
      return number(number.getValue(), cell, faults);
    } else if (cell instanceof LabelSSTRecord label && shared != null) {
      return shared.getString(label.getSSTIndex()).getString();
    } else if (cell instanceof LabelRecord label) {
      return label.getValue();
    } else if (cell instanceof BoolErrRecord value) {
      return value.isBoolean()
          ? Boolean.toString(value.getBooleanValue())
          : error(value.getErrorValue(), cell, faults);
    }
    return cell instanceof FormulaRecord formula ? result(formula, faults) : null;
  }

  private @Nullable String result(FormulaRecord formula, List<Problem> faults) {
    if (formula.hasCachedResultString()) {
      return cachedText();
    }
    return switch (formula.getCachedResultTypeEnum()) {
      case BOOLEAN -> Boolean.toString(formula.getCachedBooleanValue());
      case ERROR -> error(formula.getCachedErrorValue(), formula, faults);
      case STRING, BLANK -> null;
      default -> number(formula.getValue(), formula, faults);
    };
  }

  /** Stands in one of the records behind the formula, before the next cell. */
  private @Nullable String cachedText() {
    Record next = nextRecord();
    while (next != null
        && !(next instanceof StringRecord)
        && !(next instanceof CellValueRecordInterface)
        && !(next instanceof EOFRecord)) {
      next = nextRecord();
    }
    if (next instanceof StringRecord text) {
      return text.getString();
    }
    ahead = next;
    return null;
  }

  private @Nullable String number(
      double value, CellValueRecordInterface cell, List<Problem> faults) {
    int style = cell.getXFIndex();
    CellFormat format =
        style >= 0 && style < formats.size() ? formats.get(style) : CellFormat.GENERAL;
    Optional<String> text = Double.isFinite(value) ? numbers.text(value, format) : Optional.empty();
    if (text.isEmpty()) {
      faults.add(CellFaults.error(cell.getRow() + 1, cell.getColumn() + 1, Double.toString(value)));
    }
    return text.orElse(null);
  }

  private static @Nullable String error(
      int code, CellValueRecordInterface cell, List<Problem> faults) {
    String shown = FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#?";
    faults.add(CellFaults.error(cell.getRow() + 1, cell.getColumn() + 1, shown));
    return null;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
