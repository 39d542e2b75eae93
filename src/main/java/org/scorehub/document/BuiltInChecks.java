package org.scorehub.document;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that are surely right by a built-in XSD type, in forms that are common. */
final class BuiltInChecks {

  static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");
  static final Pattern DOUBLE =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*");
  static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  static final Pattern NAME_TOKEN = Pattern.compile("[A-Za-z0-9_.:-]+");

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,100}");
  private static final int DATE_LENGTH = 10;

  private BuiltInChecks() {}

  static boolean isBoolean(String value) {
    return switch (value) {
      case "true", "false", "1", "0" -> true;
      default -> false;
    };
  }

  static boolean isDate(String value) {
    return value.length() >= DATE_LENGTH
        && CalendarText.isDate(value)
        && CalendarText.isZone(value, DATE_LENGTH);
  }

  static boolean isDateTime(String value) {
    return value.length() > DATE_LENGTH
        && CalendarText.isDate(value)
        && value.charAt(DATE_LENGTH) == 'T'
        && isTimeFrom(value, DATE_LENGTH + 1);
  }

  static boolean isTime(String value) {
    return isTimeFrom(value, 0);
  }

  private static boolean isTimeFrom(String value, int from) {
    int end = CalendarText.endOfTime(value, from);
    return end > 0 && CalendarText.isZone(value, end);
  }

  /** Doubtful if the type is not one of integers. */
  static LexicalCheck integer(String typeName) {
    return switch (typeName) {
      case "integer" -> between(null, null);
      case "long" -> signed(Long.SIZE);
      case "int" -> signed(Integer.SIZE);
      case "short" -> signed(Short.SIZE);
      case "byte" -> signed(Byte.SIZE);
      case "nonNegativeInteger" -> between(BigInteger.ZERO, null);
      case "positiveInteger" -> between(BigInteger.ONE, null);
      case "nonPositiveInteger" -> between(null, BigInteger.ZERO);
      case "negativeInteger" -> between(null, BigInteger.ONE.negate());
      case "unsignedLong" -> unsigned(Long.SIZE);
      case "unsignedInt" -> unsigned(Integer.SIZE);
      case "unsignedShort" -> unsigned(Short.SIZE);
      case "unsignedByte" -> unsigned(Byte.SIZE);
      default -> LexicalCheck.DOUBTFUL;
    };
  }

  private static LexicalCheck signed(int bits) {
    BigInteger limit = BigInteger.ONE.shiftLeft(bits - 1);
    return between(limit.negate(), limit.subtract(BigInteger.ONE));
  }

  private static LexicalCheck unsigned(int bits) {
    return between(BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
  }

  private static LexicalCheck between(@Nullable BigInteger least, @Nullable BigInteger most) {
    return new KnownValues(
        value -> {
          if (!INTEGER.matcher(value).matches()) {
            return false;
          }
          BigInteger number = new BigInteger(value);
          return (least == null || number.compareTo(least) >= 0)
              && (most == null || number.compareTo(most) <= 0);
        });
  }
}
