package org.scorehub.web;

/**
 * Text that spreadsheets must not calculate. What they take for the beginning of a formula when a
 * file is opened: <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV
 * injection</a>.
 */
public final class SpreadsheetText {

  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

  private SpreadsheetText() {}

  /** Whether a spreadsheet may take the text for a formula. */
  public static boolean isLikeAFormula(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
  }

  /** The text for a CSV file; what is like a formula begins with an apostrophe instead. */
  public static String safe(String text) {
    return isLikeAFormula(text) ? "'" + text : text;
  }
}
