package org.scorehub.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a rule file, its cells by column name. */
record RuleRow(String file, Map<String, CsvCell> cells) {

  CsvCell cell(String column) {
    return Objects.requireNonNull(cells.get(column), column);
  }

  /** The trimmed text, possibly empty. */
  String text(String column) {
    return cell(column).value().strip();
  }

  /** The trimmed text, null if empty. */
  @Nullable String orNull(String column) {
    String text = text(column);
    return text.isEmpty() ? null : text;
  }

  /** The parts of a cell that holds alternatives, without empty ones. */
  List<String> parts(String column, String separator) {
    return Arrays.stream(text(column).split(separator, -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** True for yes, false for no; anything else is reported and read as no. */
  boolean yes(String column, RuleProblems problems) {
    String text = text(column).toLowerCase(Locale.ROOT);
    if (!text.equals("yes") && !text.equals("no")) {
      problems.add(this, column, "rules.value", "must be yes or no");
    }
    return text.equals("yes");
  }

  /** A number from 0 on; anything else is reported and read as 0. */
  double number(String column, RuleProblems problems) {
    try {
      double number = Double.parseDouble(text(column));
      if (number >= 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the numbers that are out of range
    }
    problems.add(this, column, "rules.value", "must be a number from 0 on");
    return 0;
  }

  /** A whole number from 0 on; anything else is reported and read as 0. */
  int integer(String column, RuleProblems problems) {
    double number = number(column, problems);
    if (number != Math.rint(number) || number > 1_000_000) {
      problems.add(this, column, "rules.value", "must be a whole number up to 1000000");
      return 0;
    }
    return (int) number;
  }

  /** A constant of the enum; null after reporting anything else. */
  <E extends Enum<E>> @Nullable E constant(String column, Class<E> type, RuleProblems problems) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text(column))) {
        return constant;
      }
    }
    String known = Arrays.toString(type.getEnumConstants());
    problems.add(this, column, "rules.value", "must be one of " + known);
    return null;
  }

  /** Where this row is found, for people: file and the key of the row. */
  String reference(String keyColumn) {
    return file + "#" + text(keyColumn);
  }
}
