package org.scorehub.document;

import java.util.regex.Pattern;

/**
 * Knows values that are surely right by their XSD type. A value it does not know may be right all
 * the same; that is for the complete check to say.
 */
@FunctionalInterface
interface LexicalCheck {

  /** Knows every value: those of types that allow all text. */
  LexicalCheck ANY = value -> true;

  /** Knows no value. */
  LexicalCheck DOUBTFUL = value -> false;

  /** True if the value, with white space treated as its type asks, is right for certain. */
  boolean isSurelyValid(String value);

  /** Knows what both know. */
  default LexicalCheck and(LexicalCheck other) {
    return this == ANY ? other : value -> isSurelyValid(value) && other.isSurelyValid(value);
  }

  /** Knows what one of them knows. */
  default LexicalCheck or(LexicalCheck other) {
    return value -> isSurelyValid(value) || other.isSurelyValid(value);
  }

  /** Knows all values that match. */
  static LexicalCheck matching(Pattern pattern) {
    return new KnownValues(value -> pattern.matcher(value).matches());
  }

  /** The check of a built-in XSD type. */
  static LexicalCheck ofBuiltIn(String typeName) {
    return switch (typeName) {
      case "string", "normalizedString", "token", "anySimpleType" -> ANY;
      case "boolean" -> BuiltInChecks::isBoolean;
      case "date" -> BuiltInChecks::isDate;
      case "dateTime" -> BuiltInChecks::isDateTime;
      case "time" -> BuiltInChecks::isTime;
      case "decimal" -> matching(BuiltInChecks.DECIMAL);
      case "double", "float" -> matching(BuiltInChecks.DOUBLE);
      case "language" -> matching(BuiltInChecks.LANGUAGE);
      case "Name", "NCName" -> matching(BuiltInChecks.NAME);
      case "NMTOKEN" -> matching(BuiltInChecks.NAME_TOKEN);
      default -> BuiltInChecks.integer(typeName);
    };
  }
}
