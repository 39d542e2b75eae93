package org.scorehub.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words and numbers as pages show them; templates call it {@code @show}. */
@Component("show")
class Display {

  private static final DateTimeFormatter TO_SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int SHORT_HASH = 12;

  private final Titles titles;
  private final Clock clock;

  Display(Titles titles, Clock clock) {
    this.titles = titles;
    this.clock = clock;
  }

  public String time(@Nullable Instant at) {
    return at == null ? "–" : TO_SECOND.format(at);
  }

  public String orDash(@Nullable Object value) {
    return value == null ? "–" : value.toString();
  }

  public String words(@Nullable Object code) {
    return code == null ? "–" : Titles.words(code.toString());
  }

  public String topic(@Nullable String code) {
    return code == null ? "–" : titles.topic(code);
  }

  public String module(String code) {
    return titles.module(code);
  }

  public String kpi(String code) {
    return titles.kpi(code);
  }

  public String size(long bytes) {
    return bytes < 1024 ? bytes + " bytes" : String.format(Locale.ROOT, "%,.1f KB", bytes / 1024.0);
  }

  /** A figure with as many digits as it deserves: 18,670, 12.4, 0.035. */
  public String figure(@Nullable Double value) {
    return value == null ? "–" : Figures.plain(value);
  }

  /** An amount of money with two decimals. */
  public String money(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  /** A change, with its sign. */
  public String change(@Nullable Double value) {
    return value == null ? "–" : Figures.signed(value);
  }

  /** A share from 0 to 1 in whole per cent. */
  public String share(@Nullable Double value) {
    return value == null ? "–" : Math.round(100 * value) + " %";
  }

  public String hash(@Nullable String hex) {
    return hex == null || hex.length() <= SHORT_HASH ? orDash(hex) : hex.substring(0, SHORT_HASH);
  }

  public String pretty(@Nullable JsonNode json) {
    return json == null ? "" : json.toPrettyString();
  }

  /** A canonical Address in one line, without its country. */
  public String address(JsonNode address) {
    return Stream.of("streetAddress", "addressLocality", "addressRegion", "postalCode")
        .map(address::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  /** A deadline seen from now, for example "due in 3 h" or "overdue by 2 d". */
  public String due(@Nullable Instant at) {
    if (at == null) {
      return "no deadline";
    }
    Duration left = Duration.between(clock.instant(), at);
    return left.isNegative() ? "overdue by " + span(left.negated()) : "due in " + span(left);
  }

  /** How long ago, for example "3 h". */
  public String age(Instant at) {
    return span(Duration.between(at, clock.instant()));
  }

  public boolean isPast(@Nullable Instant at) {
    return at != null && at.isBefore(clock.instant());
  }

  private static String span(Duration duration) {
    if (duration.toHours() >= 48) {
      return duration.toDays() + " d";
    }
    return duration.toHours() > 0 ? duration.toHours() + " h" : duration.toMinutes() + " min";
  }

  /** The style that a state is shown in: {@code good}, {@code wait} or {@code bad}. */
  public String tone(@Nullable Object state) {
    return switch (String.valueOf(state)) {
      case "RECORDED",
          "SPLIT",
          "ACCEPTED",
          "APPLIED",
          "VERIFIED_CLOSED",
          "RESOLVED",
          "COMPLETED",
          "DONE" ->
          "good";
      case "FAILED", "QUARANTINED", "PARKED", "REFUSED", "RAISED", "CONFIRMED", "DISPUTED" -> "bad";
      default -> "wait";
    };
  }
}
