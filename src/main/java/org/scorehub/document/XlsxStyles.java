package org.scorehub.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number formats of a workbook, by the style number of its cells. */
record XlsxStyles(List<CellFormat> formats) {

  static final XlsxStyles NONE = new XlsxStyles(List.of());

  private static final int MOST = 100_000;

  /** Reads a part named styles. */
  static XlsxStyles read(XmlCursor xml) throws RefusedDocument {
    Map<Integer, CellFormat> byId = new HashMap<>();
    List<CellFormat> formats = new ArrayList<>();
    while (xml.next() && formats.size() < MOST && byId.size() < MOST) {
      if (xml.isStart("numFmt")) {
        int id = id(xml);
        byId.put(id, CellFormat.of(id, xml.attribute("formatCode")));
      } else if (xml.isStart("cellXfs")) {
        cellFormats(xml, byId, formats);
      }
    }
    return new XlsxStyles(formats);
  }

  private static void cellFormats(
      XmlCursor xml, Map<Integer, CellFormat> byId, List<CellFormat> formats)
      throws RefusedDocument {
    while (xml.next() && !xml.isEnd("cellXfs") && formats.size() < MOST) {
      if (xml.isStart("xf")) {
        formats.add(byId.computeIfAbsent(id(xml), id -> CellFormat.of(id, null)));
      }
    }
  }

  private static int id(XmlCursor xml) throws RefusedDocument {
    String id = xml.attribute("numFmtId");
    return id == null ? 0 : WorkbookText.number(id, Integer.MAX_VALUE - 1);
  }

  /** The format of a cell with that style; the general one for none. */
  CellFormat format(@Nullable String style) throws RefusedDocument {
    if (style == null || formats.isEmpty()) {
      return CellFormat.GENERAL;
    }
    return formats.get(WorkbookText.number(style, formats.size() - 1));
  }
}
