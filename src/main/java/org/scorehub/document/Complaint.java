package org.scorehub.document;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message of the schema validator, for example {@code cvc-complex-type.4: Attribute 'code' must
 * appear on element 'question'.}
 *
 * @param key the rule of XSD part 1 or 2 that is broken
 * @param text the sentence after it
 */
record Complaint(String key, String text) {

  private static final Pattern FORM =
      Pattern.compile("(cvc-[A-Za-z0-9.-]+)\\s*: ?(.*)", Pattern.DOTALL);
  private static final Pattern EXPECTED = Pattern.compile("One of '\\{(.*?)\\}' is expected");
  private static final Pattern ATTRIBUTE = Pattern.compile("[Aa]ttribute,? '([^']*)'");
  private static final Pattern KEY_VALUE =
      Pattern.compile("value \\[(.*?)\\] declared", Pattern.DOTALL);
  private static final Pattern NAMESPACE = Pattern.compile("\"[^\"]*\":");

  static Complaint parse(String message) {
    Matcher matcher = FORM.matcher(message);
    return matcher.matches()
        ? new Complaint(matcher.group(1), matcher.group(2))
        : new Complaint("", message);
  }

  /** True if it concerns which elements stand inside another. */
  boolean isAboutContent() {
    return key.startsWith("cvc-complex-type.2.4.");
  }

  /** True if it only repeats that a value is wrong, after another complaint has said why. */
  boolean repeatsReason() {
    return key.equals("cvc-type.3.1.3")
        || key.equals("cvc-attribute.3")
        || key.equals("cvc-complex-type.2.2");
  }

  /** True if it says why a value is wrong, but not where the value stands. */
  boolean isReason() {
    return key.startsWith("cvc-datatype-valid") || key.endsWith("-valid");
  }

  /** Local names of the elements that could have stood there instead; empty if it names none. */
  List<String> expectedElements() {
    Matcher matcher = EXPECTED.matcher(text);
    if (!matcher.find()) {
      return List.of();
    }
    String names = NAMESPACE.matcher(matcher.group(1)).replaceAll("");
    return Arrays.stream(names.split(", ", -1)).filter(n -> !n.startsWith("WC[")).toList();
  }

  /** Name, with prefix, of the attribute it is about; empty if it is about none. */
  String attribute() {
    Matcher matcher = ATTRIBUTE.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** The value that occurs twice; empty if it is about none. */
  String keyValue() {
    Matcher matcher = KEY_VALUE.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
