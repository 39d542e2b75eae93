package org.scorehub.document;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** What a file of rows is, by its first bytes. */
enum TableKind {
  CSV,
  /** A ZIP archive, hopefully with a workbook of Office Open XML in it. */
  XLSX,
  /** An OLE 2 container, hopefully with a workbook of Excel 97 in it. */
  XLS;

  /** So many bytes tell. */
  static final int START = 512;

  private static final String OLE2 = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";

  /** Other files that are sent by mistake, by how they begin. */
  private static final Map<String, String> OTHERS = new LinkedHashMap<>();

  static {
    OTHERS.put("%PDF", "a PDF document");
    OTHERS.put("{\\rtf", "an RTF document");
    OTHERS.put("\u001F\u008B", "a gzip archive");
    OTHERS.put("7z\u00BC\u00AF", "a 7z archive");
    OTHERS.put("Rar!", "a RAR archive");
    OTHERS.put("\u0089PNG", "a picture");
    OTHERS.put("\u00FF\u00D8\u00FF", "a picture");
    OTHERS.put("<!doctype html", "an HTML page");
    OTHERS.put("<html", "an HTML page");
    OTHERS.put("<table", "an HTML page");
    OTHERS.put("<meta", "an HTML page");
    OTHERS.put("<?xml", "an XML document");
  }

  static TableKind of(byte[] start) throws RefusedDocument {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
      return XLSX;
    } else if (text.startsWith(OLE2)) {
      return XLS;
    }
    refuseOthers(text);
    return CSV;
  }

  private static void refuseOthers(String text) throws RefusedDocument {
    int mark = text.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
    String start = text.substring(mark).stripLeading();
    String folded = start.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (start.startsWith(other.getKey()) || folded.startsWith(other.getKey())) {
        throw wrong(other.getValue());
      }
    }
  }

  /** The file is something else than a table. */
  static RefusedDocument wrong(String what) {
    return new RefusedDocument(
        Problem.blocking(ProblemKind.MALFORMED, "table.kind", "This is " + what + ".")
            .expecting("CSV or a workbook (.xlsx, .xls)"));
  }
}
