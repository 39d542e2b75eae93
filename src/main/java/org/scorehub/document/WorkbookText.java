package org.scorehub.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts and small numbers in the parts of a workbook. */
final class WorkbookText {

  private static final int LONGEST = 1_000_000;
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  private WorkbookText() {}

  /** All text of the element that was just begun, which the cursor then stands at the end of. */
  static String plain(XmlCursor xml) throws RefusedDocument {
    StringBuilder text = new StringBuilder();
    while (xml.next() && !xml.isEnd()) {
      if (xml.isStart()) {
        xml.skip();
      }
      append(text, xml.text());
    }
    return text.toString();
  }

  /**
   * As {@link #plain}, of an element with runs of text: formats are passed over, and readings of
   * Japanese, which stand beside the text.
   */
  static String read(XmlCursor xml) throws RefusedDocument {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0 && xml.next()) {
      if (xml.isStart("rPh")) {
        xml.skip();
      } else if (xml.isStart("t")) {
        append(text, plain(xml));
      } else {
        depth += xml.isStart() ? 1 : xml.isEnd() ? -1 : 0;
      }
    }
    return unescaped(text.toString());
  }

  private static void append(StringBuilder text, String more) throws RefusedDocument {
    text.append(more);
    if (text.length() > LONGEST) {
      throw BrokenWorkbook.because("a text is longer than any real one");
    }
  }

  /** Characters that XML cannot hold are written as {@code _x000D_}. */
  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPE
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        : text;
  }

  /** A whole number from 0 to a largest one. */
  static int number(String digits, int largest) throws RefusedDocument {
    String text = digits.strip();
    int number = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : Integer.MAX_VALUE;
    if (number > largest) {
      throw BrokenWorkbook.because("\"" + CleanText.visible(text) + "\" refers to nothing");
    }
    return number;
  }
}
