package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.mapping.HubFunction.Body;

/** Functions for dates and points in time. */
final class TimeFunctions {

  private static final int MAX_PATTERNS = 8;

  private TimeFunctions() {}

  static List<HubFunction> all() {
    return List.of(
        new HubFunction("date", 1, 1 + MAX_PATTERNS, TimeFunctions::date),
        new HubFunction("timestamp", 1, 2, TimeFunctions::timestamp));
  }

  private static Body date(Call call, MappingResources resources) {
    DatePatterns patterns = patterns(call);
    return (context, arguments) -> {
      JsonNode value = arguments[0];
      if (NativeValue.absent(value)) {
        return NullNode.getInstance();
      }
      String text = NativeValue.text(value);
      if (patterns.isResult(text) && value.isTextual()) {
        return reuse(value, text);
      }
      LocalDate date = patterns.parse(text);
      if (date == null) {
        call.report(malformed("date", text, patterns.expected()), context, arguments, 0);
        return NullNode.getInstance();
      }
      return reuse(value, date.toString());
    };
  }

  private static Body timestamp(Call call, MappingResources resources) {
    String literalZone = call.site().literal(1);
    if (literalZone != null && zone(literalZone) == null) {
      throw call.invalid("mapping.invalid", "there is no time zone " + literalZone);
    }
    return (context, arguments) -> {
      if (NativeValue.absent(arguments[0])) {
        return NullNode.getInstance();
      }
      boolean zoned = arguments.length > 1 && !NativeValue.absent(arguments[1]);
      String text = NativeValue.text(arguments[0]);
      Instant instant = instant(text, zoned ? zone(NativeValue.text(arguments[1])) : null);
      if (instant == null) {
        call.report(malformed("timestamp", text, expectedTime(zoned)), context, arguments, 0);
        return NullNode.getInstance();
      }
      return reuse(arguments[0], instant.toString());
    };
  }

  private static DatePatterns patterns(Call call) {
    List<String> patterns = new ArrayList<>();
    for (int i = 1; i < call.site().arguments().size(); i++) {
      patterns.add(call.literal(i, "its patterns"));
    }
    try {
      return DatePatterns.of(patterns);
    } catch (IllegalArgumentException e) {
      throw call.invalid("mapping.invalid", "bad date pattern: " + e.getMessage());
    }
  }

  private static @Nullable Instant instant(String text, @Nullable ZoneId zone) {
    try {
      Instant instant =
          zone == null || hasOffset(text)
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(zone).toInstant();
      return DatePatterns.inRange(instant.atOffset(ZoneOffset.UTC).getYear()) ? instant : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean hasOffset(String text) {
    int time = text.indexOf('T');
    return text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > time;
  }

  private static @Nullable ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String expectedTime(boolean zoned) {
    return zoned
        ? "an ISO date and time in a known time zone, for example 2026-01-31T08:30:00"
        : "an ISO date and time with its offset, for example 2026-01-31T08:30:00+07:00";
  }

  /** The same node where nothing changed: it still knows its place in the document. */
  private static JsonNode reuse(JsonNode value, String text) {
    return value.isTextual() && value.textValue().equals(text) ? value : TextNode.valueOf(text);
  }

  private static Problem malformed(String what, String text, String expected) {
    return Problem.degrading(
            ProblemKind.MALFORMED, what + ".malformed", "\"" + text + "\" is not a " + what + ".")
        .expecting(expected);
  }
}
