package org.scorehub.document;

import java.time.YearMonth;

/** Parses the common forms of XSD dates and times, without creating objects on the way. */
final class CalendarText {

  private CalendarText() {}

  /** True if the first ten characters are a date of the calendar, years 0001 to 9999. */
  static boolean isDate(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && year > 0
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  /** The offset behind {@code hh:mm:ss} and its fraction; -1 if there is no such time. */
  static int endOfTime(String text, int from) {
    if (text.length() < from + 8 || text.charAt(from + 2) != ':' || text.charAt(from + 5) != ':') {
      return -1;
    }
    boolean valid =
        isUpTo(23, number(text, from, from + 2))
            && isUpTo(59, number(text, from + 3, from + 5))
            && isUpTo(59, number(text, from + 6, from + 8));
    return valid ? endOfFraction(text, from + 8) : -1;
  }

  private static int endOfFraction(String text, int from) {
    if (from == text.length() || text.charAt(from) != '.') {
      return from;
    }
    int end = from + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end == from + 1 ? -1 : end;
  }

  /** True if nothing, {@code Z}, or an offset of less than 14 hours stands there, and no more. */
  static boolean isZone(String text, int from) {
    int length = text.length() - from;
    if (length <= 1) {
      return length == 0 || text.charAt(from) == 'Z';
    }
    char sign = text.charAt(from);
    return length == 6
        && (sign == '+' || sign == '-')
        && text.charAt(from + 3) == ':'
        && isUpTo(13, number(text, from + 1, from + 3))
        && isUpTo(59, number(text, from + 4, from + 6));
  }

  private static boolean isUpTo(int most, int number) {
    return number >= 0 && number <= most;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
