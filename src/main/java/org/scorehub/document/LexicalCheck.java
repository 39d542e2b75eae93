package org.scorehub.document;

/**
 * Makes up for values that the fast schema check lets pass although they are wrong. It knows only
 * values that are surely right; all others are left to the complete check.
 */
enum LexicalCheck {
  /** The fast check can be relied on. */
  NOT_NEEDED {
    @Override
    boolean isSurelyValid(String value) {
      return true;
    }
  },
  DATE {
    @Override
    boolean isSurelyValid(String value) {
      return value.length() >= DATE_LENGTH
          && CalendarText.isDate(value)
          && CalendarText.isZone(value, DATE_LENGTH);
    }
  },
  DATE_TIME {
    @Override
    boolean isSurelyValid(String value) {
      return value.length() > DATE_LENGTH
          && CalendarText.isDate(value)
          && value.charAt(DATE_LENGTH) == 'T'
          && isTimeFrom(value, DATE_LENGTH + 1);
    }
  },
  TIME {
    @Override
    boolean isSurelyValid(String value) {
      return isTimeFrom(value, 0);
    }
  },
  /** The fast check cannot be relied on at all. */
  ALWAYS_DOUBTFUL {
    @Override
    boolean isSurelyValid(String value) {
      return false;
    }
  };

  private static final int DATE_LENGTH = 10;

  /** True if the value, with white space collapsed, is right for certain. */
  abstract boolean isSurelyValid(String value);

  private static boolean isTimeFrom(String value, int from) {
    int end = CalendarText.endOfTime(value, from);
    return end > 0 && CalendarText.isZone(value, end);
  }

  /** The check that values of a built-in XSD type need. */
  static LexicalCheck ofBuiltIn(String typeName) {
    return switch (typeName) {
      case "date" -> DATE;
      case "dateTime" -> DATE_TIME;
      case "time" -> TIME;
      case "base64Binary", "duration", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay" ->
          ALWAYS_DOUBTFUL;
      default -> NOT_NEEDED;
    };
  }
}
