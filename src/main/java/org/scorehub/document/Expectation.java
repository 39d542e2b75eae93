package org.scorehub.document;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in plain words what a value should have been, from the validator's reason. */
final class Expectation {

  private record Rule(Pattern pattern, String words) {
    static Rule of(String pattern, String words) {
      return new Rule(Pattern.compile(pattern, Pattern.DOTALL), words);
    }
  }

  private static final Map<String, Rule> FACETS =
      Map.ofEntries(
          Map.entry("cvc-enumeration-valid", Rule.of("enumeration '\\[(.*)\\]'", "one of $1")),
          Map.entry(
              "cvc-pattern-valid", Rule.of("pattern '(.*)' for type", "text of the pattern $1")),
          Map.entry("cvc-length-valid", Rule.of("length '(\\d+)'", "exactly $1 characters")),
          Map.entry("cvc-maxLength-valid", Rule.of("maxLength '(\\d+)'", "at most $1 characters")),
          Map.entry("cvc-minLength-valid", Rule.of("minLength '(\\d+)'", "at least $1 characters")),
          Map.entry("cvc-maxInclusive-valid", Rule.of("maxInclusive '([^']*)'", "at most $1")),
          Map.entry("cvc-minInclusive-valid", Rule.of("minInclusive '([^']*)'", "at least $1")),
          Map.entry("cvc-maxExclusive-valid", Rule.of("maxExclusive '([^']*)'", "less than $1")),
          Map.entry("cvc-minExclusive-valid", Rule.of("minExclusive '([^']*)'", "more than $1")),
          Map.entry("cvc-totalDigits-valid", Rule.of("limited to (\\d+)", "at most $1 digits")),
          Map.entry(
              "cvc-fractionDigits-valid",
              Rule.of("limited to (\\d+)", "at most $1 digits after the point")));

  private static final Pattern TYPE = Pattern.compile("valid value (?:for|of \\w+ type) '([^']*)'");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("date", "a date such as 2026-01-31"),
          Map.entry("dateTime", "a date and time such as 2026-01-31T09:30:00Z"),
          Map.entry("time", "a time such as 09:30:00"),
          Map.entry("gYear", "a year such as 2026"),
          Map.entry("gYearMonth", "a month such as 2026-01"),
          Map.entry("duration", "a duration such as P30D"),
          Map.entry("boolean", "true, false, 1 or 0"),
          Map.entry("decimal", "a decimal number such as 12.5"),
          Map.entry("double", "a number such as 12.5"),
          Map.entry("float", "a number such as 12.5"),
          Map.entry("integer", "a whole number"),
          Map.entry("long", "a whole number"),
          Map.entry("int", "a whole number"),
          Map.entry("short", "a whole number"),
          Map.entry("nonNegativeInteger", "a whole number, 0 or more"),
          Map.entry("positiveInteger", "a whole number, 1 or more"),
          Map.entry("language", "a language code such as en"),
          Map.entry("anyURI", "a web address or other URI"));

  private Expectation() {}

  /** What was expected; null if the reason does not say so. */
  static @Nullable String of(Complaint reason) {
    Rule rule = FACETS.get(reason.key());
    if (rule != null) {
      Matcher matcher = rule.pattern().matcher(reason.text());
      return matcher.find() ? rule.words().replace("$1", matcher.group(1)) : null;
    }
    Matcher type = TYPE.matcher(reason.text());
    return type.find()
        ? TYPES.getOrDefault(type.group(1), "a value of type " + type.group(1))
        : null;
  }
}
