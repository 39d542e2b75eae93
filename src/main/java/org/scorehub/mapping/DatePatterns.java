package org.scorehub.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ways in which one kind of document writes dates, strictly: no 31 February. */
final class DatePatterns {

  private static final int ISO_LENGTH = 10;
  private static final int MAX_YEAR = 9999;

  private final List<String> patterns;
  private final List<DateTimeFormatter> formatters;

  private DatePatterns(List<String> patterns, List<DateTimeFormatter> formatters) {
    this.patterns = patterns;
    this.formatters = formatters;
  }

  /**
   * @param patterns patterns of {@link DateTimeFormatter}, month names in English; none for ISO
   *     dates, which may carry an offset as {@code xs:date} does
   * @throws IllegalArgumentException if one is not a pattern
   */
  static DatePatterns of(List<String> patterns) {
    List<DateTimeFormatter> formatters = patterns.stream().map(DatePatterns::formatter).toList();
    return new DatePatterns(
        patterns, formatters.isEmpty() ? List.of(DateTimeFormatter.ISO_DATE) : formatters);
  }

  /** True if the text is what {@link #parse} would give, written as an ISO date. */
  boolean isResult(String text) {
    return patterns.isEmpty() && text.length() == ISO_LENGTH && isIso(text);
  }

  @Nullable LocalDate parse(String text) {
    for (DateTimeFormatter formatter : formatters) {
      LocalDate date = parse(text, formatter);
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  /** The pattern that reads the text, {@code ISO} where there are none; null if none does. */
  @Nullable String reading(String text) {
    for (int i = 0; i < formatters.size(); i++) {
      if (parse(text, formatters.get(i)) != null) {
        return patterns.isEmpty() ? "ISO" : patterns.get(i);
      }
    }
    return null;
  }

  String expected() {
    return patterns.isEmpty()
        ? "an ISO date, for example 2026-01-31"
        : "a date written as " + String.join(" or ", patterns);
  }

  static boolean inRange(int year) {
    return year >= 1 && year <= MAX_YEAR;
  }

  private static @Nullable LocalDate parse(String text, DateTimeFormatter formatter) {
    try {
      LocalDate date = LocalDate.parse(text, formatter);
      return inRange(date.getYear()) ? date : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Much faster than a formatter, for the form that nearly all documents use. */
  private static boolean isIso(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, ISO_LENGTH);
    boolean numbers = year > 0 && month >= 1 && month <= 12 && day >= 1;
    return numbers
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }

  /** The era is implied, so that {@code yyyy} works as people expect. */
  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
