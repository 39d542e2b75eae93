package org.scorehub.platform.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.IdentifierLevel;
import org.scorehub.canonical.avro.SiteIdentifier;

/** Checks identifiers as the mapping's function does. */
final class BareIdentifiers {

  private static final String BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  record Scheme(Pattern pattern, IdentifierLevel level, String check) {}

  private BareIdentifiers() {}

  static Map<String, Scheme> of(List<List<String>> rows) {
    Map<String, Scheme> schemes = new HashMap<>();
    for (List<String> row : rows) {
      schemes.put(
          row.get(0),
          new Scheme(Pattern.compile(row.get(3)), IdentifierLevel.valueOf(row.get(1)), row.get(4)));
    }
    return schemes;
  }

  static @Nullable SiteIdentifier identifier(
      Map<String, Scheme> schemes, String code, String value) {
    Scheme scheme = schemes.get(code);
    boolean valid =
        scheme != null
            && scheme.pattern().matcher(value).matches()
            && passes(scheme.check(), value);
    return scheme != null && valid ? new SiteIdentifier(code, value, scheme.level()) : null;
  }

  private static boolean passes(String check, String value) {
    return switch (check) {
      case "gln" -> gln(value);
      case "os_id" -> osId(value);
      case "lei" -> lei(value);
      default -> true;
    };
  }

  private static boolean gln(String value) {
    int sum = 0;
    for (int i = 0; i < value.length(); i++) {
      sum += ((value.length() - i) % 2 == 0 ? 3 : 1) * (value.charAt(i) - '0');
    }
    return sum % 10 == 0;
  }

  private static boolean osId(String value) {
    int sum = value.charAt(0) + value.charAt(1);
    for (int i = 2; i < value.length() - 1; i++) {
      sum += BASE_32.indexOf(value.charAt(i));
    }
    return BASE_32.charAt(sum % 32) == value.charAt(value.length() - 1);
  }

  private static boolean lei(String value) {
    int remainder = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = Character.digit(value.charAt(i), 36);
      remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % 97;
    }
    return remainder == 1;
  }
}
