package org.scorehub.connector.scaffold;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The form in which all values of a leaf are dates.
 *
 * @param kind what a value says
 * @param patterns of {@code date()}; empty for ISO
 * @param ambiguous true if the values do not tell day from month
 */
record DateForms(Kind kind, List<String> patterns, boolean ambiguous) {

  /** What a value says. */
  enum Kind {
    DATE,
    /** A date and a time without an offset. */
    LOCAL_TIME,
    /** A point in time. */
    INSTANT
  }

  private static final List<String> PATTERNS =
      List.of(
          "dd.MM.yyyy",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "dd-MM-yyyy",
          "yyyy/MM/dd",
          "yyyy.MM.dd",
          "d.M.yyyy",
          "d/M/yyyy",
          "M/d/yyyy",
          "d-M-yyyy",
          "yyyy-M-d",
          "yyyyMMdd",
          "dd.MM.yy",
          "dd/MM/yy",
          "d MMM yyyy",
          "dd-MMM-yyyy",
          "d MMMM yyyy",
          "MMM d, yyyy",
          "MMMM d, yyyy",
          "yyyy年M月d日");

  /** Null if not all values are dates of one form. */
  static @Nullable DateForms of(List<String> values) {
    if (values.isEmpty()) {
      return null;
    } else if (all(values, v -> LocalDate.parse(v, DateTimeFormatter.ISO_DATE) != null)) {
      return new DateForms(Kind.DATE, List.of(), false);
    } else if (all(values, v -> OffsetDateTime.parse(v) != null)) {
      return new DateForms(Kind.INSTANT, List.of(), false);
    } else if (all(values, v -> LocalDateTime.parse(v.replace(' ', 'T')) != null)) {
      return new DateForms(Kind.LOCAL_TIME, List.of(), false);
    }
    return ofPattern(values);
  }

  private static @Nullable DateForms ofPattern(List<String> values) {
    List<String> fitting = new ArrayList<>();
    for (String pattern : PATTERNS) {
      DateTimeFormatter formatter = formatter(pattern);
      if (all(values, v -> inRange(LocalDate.parse(v, formatter)))) {
        fitting.add(pattern);
      }
    }
    if (fitting.isEmpty()) {
      return null;
    }
    String first = fitting.get(0);
    boolean ambiguous =
        fitting.stream().anyMatch(p -> p.charAt(0) == 'M') && first.charAt(0) == 'd';
    return new DateForms(Kind.DATE, List.of(first), ambiguous);
  }

  private static boolean inRange(LocalDate date) {
    return date.getYear() > 1900 && date.getYear() < 2200;
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern.replace("yyyy", "uuuu"))
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static boolean all(List<String> values, Predicate<String> parses) {
    for (String value : values) {
      try {
        if (!parses.test(value)) {
          return false;
        }
      } catch (DateTimeException e) {
        return false;
      }
    }
    return true;
  }

  /** For people. */
  String described() {
    return switch (kind) {
      case DATE -> patterns.isEmpty() ? "ISO dates" : "dates " + patterns.get(0);
      case LOCAL_TIME -> "dates with a time but no time zone";
      case INSTANT -> "points in time";
    };
  }
}
