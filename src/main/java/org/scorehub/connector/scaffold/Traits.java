package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of one leaf look like. */
final class Traits {

  private static final Pattern CONTACT =
      Pattern.compile("[^@\\s]+@[^@\\s]+\\.[a-zA-Z]{2,}|\\+?[\\d ()./-]{9,20}");
  private static final Pattern COMMA_DECIMAL = Pattern.compile("[+-]?\\d+,\\d+");
  private static final Pattern NUMBER = Pattern.compile("[\\d.,%+ -]+");

  private final List<String> values;
  private final int filled;
  private final JsonNode probed;
  private final @Nullable DateForms dates;

  Traits(LeafValues leaf, Probe probe) {
    values = leaf.distinct();
    filled = leaf.filled();
    probed = probe.of(values);
    dates = DateForms.of(values);
  }

  boolean none() {
    return values.isEmpty();
  }

  List<String> values() {
    return values;
  }

  @Nullable DateForms dates() {
    return dates;
  }

  /** Whether a function of the mapping language takes every value. */
  boolean all(String function) {
    return !none() && share(function) == 1.0;
  }

  /** The share of values that it takes. */
  double share(String function) {
    JsonNode results = probed.path(function);
    int taken = 0;
    for (JsonNode result : results) {
      taken += result.isNull() ? 0 : 1;
    }
    return results.isEmpty() ? 0 : (double) taken / results.size();
  }

  /** Whether every value is a number with a comma for its point. */
  boolean commaDecimals() {
    return !none()
        && values.stream().anyMatch(v -> COMMA_DECIMAL.matcher(v).matches())
        && values.stream()
            .allMatch(v -> v.matches("[+-]?\\d+") || COMMA_DECIMAL.matcher(v).matches());
  }

  boolean numeric() {
    return !none() && values.stream().allMatch(v -> NUMBER.matcher(v).matches());
  }

  int longest() {
    return values.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Fewer different values than values, as codes have them. */
  boolean repeats() {
    return values.size() < filled;
  }

  boolean lines() {
    return values.stream().anyMatch(v -> v.indexOf('\n') >= 0);
  }

  /** Values that are sentences rather than codes. */
  boolean prose() {
    return values.stream().anyMatch(v -> v.length() > 25 && v.strip().split("\\s+").length > 3);
  }

  /** E-mail addresses or telephone numbers. */
  boolean contacts() {
    return !none()
        && dates == null
        && values.stream().allMatch(v -> CONTACT.matcher(v).matches())
        && values.stream().anyMatch(v -> v.contains("@") || v.startsWith("+"));
  }
}
