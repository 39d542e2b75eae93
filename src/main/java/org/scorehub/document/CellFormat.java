package org.scorehub.document;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * How a number in a cell is shown.
 *
 * @param id number of the format within the workbook
 * @param code as spreadsheet programs write it, {@code 0.00%}, without the grouping of digits
 */
record CellFormat(Kind kind, int id, String code) {

  enum Kind {
    PLAIN,
    DATE,
    TIME,
    DATE_TIME,
    /** A date if it is a day or more, else a time. */
    DATE_OR_TIME,
    DISPLAYED
  }

  static final CellFormat GENERAL = new CellFormat(Kind.PLAIN, 0, "General");

  private static final int LONGEST = 255;
  private static final Pattern TEXTS =
      Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|(?i)AM/PM|A/P");
  private static final Pattern ELAPSED = Pattern.compile("(?i)\\[(h+|m+|s+)\\]");
  private static final Pattern SCIENTIFIC = Pattern.compile("(?i)[0#?]E[+-]");
  private static final Pattern GROUPING = Pattern.compile("(?<=[#0?]),(?=[#0?])");

  /**
   * Formats of East Asian editions, which workbooks use without spelling them out (ECMA-376 part 1,
   * 18.8.30). Chinese and Japanese differ in 34, 35, 55 and 56.
   */
  private static final Set<Integer> EAST_ASIAN_DATES =
      Set.of(27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

  private static final Set<Integer> EAST_ASIAN_TIMES = Set.of(32, 33);
  private static final Set<Integer> EAST_ASIAN_EITHER = Set.of(34, 35, 55, 56);

  /**
   * A format by its number and, if the workbook spells it out, its code.
   *
   * @param spelt null for a built-in format
   */
  static CellFormat of(int id, @Nullable String spelt) {
    String code = spelt == null ? builtIn(id) : spelt;
    if (code == null) {
      return new CellFormat(eastAsian(id), id, "General");
    }
    String symbols = TEXTS.matcher(code).replaceAll("");
    boolean plain =
        code.length() > LONGEST
            || code.equalsIgnoreCase("General")
            || code.equals("@")
            || SCIENTIFIC.matcher(symbols).find();
    return plain ? new CellFormat(Kind.PLAIN, id, code) : shown(id, code, symbols);
  }

  private static @Nullable String builtIn(int id) {
    String code = id < 0 ? null : BuiltinFormats.getBuiltinFormat(id);
    return code == null || code.startsWith("reserved") ? null : code;
  }

  private static Kind eastAsian(int id) {
    if (EAST_ASIAN_DATES.contains(id)) {
      return Kind.DATE;
    } else if (EAST_ASIAN_TIMES.contains(id)) {
      return Kind.TIME;
    }
    return EAST_ASIAN_EITHER.contains(id) ? Kind.DATE_OR_TIME : Kind.PLAIN;
  }

  private static CellFormat shown(int id, String code, String symbols) {
    if (ELAPSED.matcher(code).find() || !DateUtil.isADateFormat(id, code)) {
      return new CellFormat(Kind.DISPLAYED, id, GROUPING.matcher(code).replaceAll(""));
    }
    String letters = symbols.toLowerCase(Locale.ROOT);
    boolean time = letters.contains("h") || letters.contains("s");
    boolean date = letters.contains("y") || letters.contains("d") || !time;
    return new CellFormat(date && time ? Kind.DATE_TIME : date ? Kind.DATE : Kind.TIME, id, code);
  }
}
