package org.scorehub.platform.sandbox;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates in sandbox documents, counted from one day: {@code ${today}}, {@code ${today-30d}}, {@code
 * ${month-1.first}} and {@code ${month-1.last}}, the first and last day of the month before.
 */
final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern DAY = Pattern.compile("today(?:([+-]\\d{1,4})d)?");
  private static final Pattern MONTH = Pattern.compile("month([+-]\\d{1,3})?\\.(first|last)");

  private final LocalDate today;

  Placeholders(LocalDate today) {
    this.today = today;
  }

  /**
   * Puts ISO dates in the place of all placeholders.
   *
   * @throws IllegalArgumentException naming a placeholder that is none of these
   */
  String resolve(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(date(found).toString()));
  }

  private LocalDate date(MatchResult found) {
    Matcher day = DAY.matcher(found.group(1));
    if (day.matches()) {
      return today.plusDays(offset(day.group(1)));
    }
    Matcher month = MONTH.matcher(found.group(1));
    if (month.matches()) {
      YearMonth wanted = YearMonth.from(today).plusMonths(offset(month.group(1)));
      return month.group(2).equals("first") ? wanted.atDay(1) : wanted.atEndOfMonth();
    }
    throw new IllegalArgumentException("unknown placeholder " + found.group());
  }

  @SuppressWarnings("NullAway") // an optional group that did not take part is null
  private static int offset(String signed) {
    return signed == null ? 0 : Integer.parseInt(signed);
  }
}
