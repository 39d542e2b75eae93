package org.scorehub.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** A workbook of Excel 97 to 2003. No larger than its file in memory, which ends at row 65,536. */
final class XlsFile implements TableFile {

  private static final String STREAM = "Workbook";

  private record Sheet(String name, int position) {}

  private final TempCopy copy;
  private final POIFSFileSystem container;
  private final List<Sheet> sheets = new ArrayList<>();
  private final Set<Integer> positions = new HashSet<>();
  private final Map<Integer, String> codes = new HashMap<>();
  private final List<Integer> formatIds = new ArrayList<>();
  private @Nullable SSTRecord shared;
  private boolean since1904;

  private XlsFile(TempCopy copy, POIFSFileSystem container) {
    this.copy = copy;
    this.container = container;
  }

  static XlsFile open(ByteSource bytes) throws IOException, RefusedDocument {
    TempCopy copy = TempCopy.of(bytes);
    XlsFile file;
    try {
      file = new XlsFile(copy, new POIFSFileSystem(copy.path().toFile(), true));
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw BrokenWorkbook.because(e);
    }
    try {
      file.readWorkbook();
      return file;
    } catch (RefusedDocument | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void readWorkbook() throws RefusedDocument {
    if (container.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
      throw TableKind.wrong("a workbook that is encrypted with a password");
    } else if (!container.getRoot().hasEntryCaseInsensitive(STREAM)) {
      throw TableKind.wrong("no workbook of Excel 97 or later");
    }
    try (DocumentInputStream in = stream(0)) {
      RecordFactoryInputStream records = new RecordFactoryInputStream(in, false);
      Record next = records.nextRecord();
      for (; next != null && !(next instanceof EOFRecord); next = records.nextRecord()) {
        take(next);
      }
    } catch (EncryptedDocumentException e) {
      throw TableKind.wrong("a workbook that is encrypted with a password");
    } catch (IOException | RuntimeException e) {
      throw BrokenWorkbook.because(e);
    }
    if (sheets.isEmpty()) {
      throw BrokenWorkbook.because("it has no sheet");
    }
  }

  private void take(Record next) throws IOException {
    if (next instanceof BoundSheetRecord sheet) {
      take(sheet);
    } else if (next instanceof SSTRecord texts) {
      shared = texts;
    } else if (next instanceof FormatRecord format) {
      codes.put(format.getIndexCode(), format.getFormatString());
    } else if (next instanceof ExtendedFormatRecord style) {
      formatIds.add((int) style.getFormatIndex());
    } else if (next instanceof DateWindow1904Record window) {
      since1904 = window.getWindowing() == 1;
    }
  }

  /** Charts and macros are sheets as well, to a workbook. */
  private void take(BoundSheetRecord sheet) throws IOException {
    positions.add(sheet.getPositionOfBof());
    if (isWorksheet(sheet)) {
      sheets.add(new Sheet(CleanText.of(sheet.getSheetname()), sheet.getPositionOfBof()));
    }
  }

  private boolean isWorksheet(BoundSheetRecord sheet) throws IOException {
    try (DocumentInputStream in = stream(sheet.getPositionOfBof())) {
      int id = in.readUShort();
      in.readUShort();
      in.readUShort();
      return id == BOFRecord.sid && in.readUShort() == BOFRecord.TYPE_WORKSHEET;
    }
  }

  private DocumentInputStream stream(int position) throws IOException {
    DocumentInputStream in = container.createDocumentInputStream(STREAM);
    if (position < 0 || in.skip(position) != position) {
      in.close();
      throw new IOException("a sheet stands outside of it");
    }
    return in;
  }

  @Override
  public List<String> sheets() {
    return sheets.stream().map(Sheet::name).toList();
  }

  @Override
  public SheetRows rows(int sheet) throws RefusedDocument {
    List<CellFormat> formats =
        formatIds.stream().map(id -> CellFormat.of(id, codes.get(id))).toList();
    try {
      DocumentInputStream in = stream(0);
      RecordFactoryInputStream records = records(in, sheet);
      return new XlsRows(in, records, shared, formats, new CellNumbers(since1904));
    } catch (IOException | RuntimeException e) {
      throw BrokenWorkbook.because(e);
    }
  }

  /**
   * The records of a sheet and what follows. Those before it are passed over one by one, as a
   * workbook that is only protected against changes is encrypted from its start.
   */
  private RecordFactoryInputStream records(DocumentInputStream in, int sheet) {
    RecordFactoryInputStream records = new RecordFactoryInputStream(in, false);
    int position = sheets.get(sheet).position();
    long before = positions.stream().filter(other -> other < position).count() + 1;
    int depth = 0;
    while (before > 0) {
      Record next = records.nextRecord();
      depth += next instanceof BOFRecord ? 1 : next instanceof EOFRecord ? -1 : 0;
      before -= next == null ? before : depth == 0 ? 1 : 0;
    }
    return records;
  }

  @Override
  public List<CellRange> merged(int sheet) throws RefusedDocument {
    List<CellRange> merged = new ArrayList<>();
    try (DocumentInputStream in = stream(0)) {
      RecordFactoryInputStream records = records(in, sheet);
      int depth = 0;
      for (Record next = records.nextRecord(); next != null; next = records.nextRecord()) {
        depth += next instanceof BOFRecord ? 1 : next instanceof EOFRecord ? -1 : 0;
        if (depth == 0) {
          break;
        } else if (next instanceof MergeCellsRecord areas) {
          take(areas, merged);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw BrokenWorkbook.because(e);
    }
    return merged;
  }

  private static void take(MergeCellsRecord areas, List<CellRange> merged) {
    for (int i = 0; i < areas.getNumAreas(); i++) {
      CellRangeAddress area = areas.getAreaAt(i);
      merged.add(
          new CellRange(
              area.getFirstRow() + 1,
              area.getLastRow() + 1,
              area.getFirstColumn() + 1,
              area.getLastColumn() + 1));
    }
  }

  @Override
  public void close() {
    try (copy) {
      container.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
