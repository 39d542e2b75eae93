package org.scorehub.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An Office Open XML workbook (ECMA-376). Read part by part from a copy on disk, no part being
 * longer than the limit when expanded; nothing outside the workbook is ever looked at.
 */
final class XlsxFile implements TableFile {

  private static final String WORKBOOK = "xl/workbook.xml";
  private static final int MOST_SHEETS = 10_000;
  private static final int MOST_MERGED = 10_000;

  private record Sheet(String name, String part) {}

  private final ZipFile zip;
  private final long limit;
  private final List<Sheet> sheets = new ArrayList<>();
  private final Map<String, String> parts = new HashMap<>();
  private boolean since1904;
  private XlsxStyles styles = XlsxStyles.NONE;
  private @Nullable SharedTexts shared;

  private XlsxFile(ZipFile zip, long limit) {
    this.zip = zip;
    this.limit = limit;
  }

  /** Opens a workbook; the bytes are not needed afterwards. */
  static XlsxFile open(ByteSource bytes, long limit) throws IOException, RefusedDocument {
    try (TempCopy copy = TempCopy.of(bytes)) {
      XlsxFile file = new XlsxFile(zip(copy), limit);
      try {
        file.readWorkbook();
        return file;
      } catch (RefusedDocument | RuntimeException e) {
        file.close();
        throw e;
      }
    }
  }

  private static ZipFile zip(TempCopy copy) throws RefusedDocument {
    try {
      return new ZipFile(copy.path().toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
    } catch (IOException | RuntimeException e) {
      throw BrokenWorkbook.because(e);
    }
  }

  private void readWorkbook() throws RefusedDocument {
    if (zip.getEntry(WORKBOOK) == null) {
      throw TableKind.wrong(kind());
    }
    readRelations();
    readSheets();
    String stylesPart = parts.get("styles");
    if (stylesPart != null && zip.getEntry(stylesPart) != null) {
      try (XmlCursor xml = part(stylesPart)) {
        styles = XlsxStyles.read(xml);
      }
    }
    String texts = parts.get("sharedStrings");
    if (texts != null && zip.getEntry(texts) != null) {
      try (XmlCursor xml = part(texts)) {
        shared = SharedTexts.read(xml);
      }
    }
  }

  private String kind() {
    if (zip.getEntry("xl/workbook.bin") != null) {
      return "a binary workbook (.xlsb)";
    } else if (zip.getEntry("word/document.xml") != null) {
      return "a text document (.docx)";
    } else if (zip.getEntry("content.xml") != null) {
      return "an OpenDocument file";
    }
    return "a ZIP archive without a workbook";
  }

  /** Where the other parts are: sheets by their relation, styles and texts by their type. */
  private void readRelations() throws RefusedDocument {
    try (XmlCursor xml = part("xl/_rels/workbook.xml.rels")) {
      while (xml.next() && parts.size() <= 2 * MOST_SHEETS) {
        String target = xml.isStart("Relationship") ? xml.attribute("Target") : null;
        String id = target == null ? null : xml.attribute("Id");
        String type = target == null ? null : xml.attribute("Type");
        if (target != null && id != null && type != null) {
          String kind = type.substring(type.lastIndexOf('/') + 1);
          parts.put(kind.equals("worksheet") ? "#" + id : kind, path(target));
        }
      }
    }
  }

  private static String path(String target) {
    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
  }

  private void readSheets() throws RefusedDocument {
    try (XmlCursor xml = part(WORKBOOK)) {
      while (xml.next() && sheets.size() < MOST_SHEETS) {
        if (xml.isStart("workbookPr")) {
          String flag = xml.attribute("date1904");
          since1904 = "1".equals(flag) || "true".equals(flag);
        } else if (xml.isStart("sheet")) {
          String part = parts.get("#" + xml.attribute("id"));
          String name = xml.attribute("name");
          if (part != null && name != null) {
            sheets.add(new Sheet(CleanText.of(name), part));
          }
        }
      }
    }
    if (sheets.isEmpty()) {
      throw BrokenWorkbook.because("it has no sheet");
    }
  }

  private XmlCursor part(String path) throws RefusedDocument {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      throw BrokenWorkbook.because("its part " + CleanText.visible(path) + " is missing");
    }
    try {
      InputStream in = new LimitedBytes(() -> zip.getInputStream(entry), limit).open();
      return new XmlCursor(in);
    } catch (IOException e) {
      throw BrokenWorkbook.because(e);
    }
  }

  @Override
  public List<String> sheets() {
    return sheets.stream().map(Sheet::name).toList();
  }

  @Override
  public SheetRows rows(int sheet) throws RefusedDocument {
    return new XlsxRows(part(sheets.get(sheet).part()), shared, styles, new CellNumbers(since1904));
  }

  @Override
  public List<CellRange> merged(int sheet) throws RefusedDocument {
    List<CellRange> merged = new ArrayList<>();
    try (XmlCursor xml = part(sheets.get(sheet).part())) {
      while (xml.next() && merged.size() < MOST_MERGED) {
        if (xml.isStart("mergeCell")) {
          merged.add(CellPlace.range(xml.attribute("ref")));
        }
      }
    }
    return merged;
  }

  @Override
  public void close() {
    try {
      if (shared != null) {
        shared.close();
      }
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
