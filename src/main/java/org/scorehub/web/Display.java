package org.scorehub.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.SheetCell;
import org.springframework.stereotype.Component;

/** Words and numbers as pages show them; templates call it {@code @show}. */
@Component("show")
public class Display {

  private static final DateTimeFormatter ISO_SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int SHORT_HASH = 12;

  private final Titles titles;
  private final Texts texts;
  private final Reader reader;
  private final Clock clock;

  Display(Titles titles, Texts texts, Reader reader, Clock clock) {
    this.titles = titles;
    this.texts = texts;
    this.reader = reader;
    this.clock = clock;
  }

  /** A time to the second, in the reader's form and zone, with the zone beside it. */
  public String time(@Nullable Instant at) {
    return at == null ? "–" : seconds().withZone(reader.zone()).format(at) + zone(at);
  }

  /** A time for machines, in UTC; null for none, so that templates leave the attribute out. */
  public @Nullable String iso(@Nullable Object at) {
    return at == null ? null : at.toString();
  }

  /** A day in the reader's form. What is no ISO day is shown as it is. */
  public String date(@Nullable Object day) {
    if (day == null || day.toString().isEmpty() || writesIso()) {
      return orDash(day);
    }
    try {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
          .withLocale(reader.locale())
          .format(LocalDate.parse(day.toString()));
    } catch (DateTimeParseException e) {
      return day.toString();
    }
  }

  private String zone(Instant at) {
    return ' ' + reader.offset(at);
  }

  private DateTimeFormatter seconds() {
    return writesIso()
        ? ISO_SECOND
        : DateTimeFormatter.ofPattern(pattern(reader.locale()), reader.locale());
  }

  /** As the language writes it; the tables of this Java have a twelve-hour clock for Chinese. */
  private static String pattern(Locale locale) {
    return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.MEDIUM, FormatStyle.MEDIUM, IsoChronology.INSTANCE, locale)
        .replace("ah:mm", "HH:mm");
  }

  /** English of no country says nothing about the order of day and month. */
  private boolean writesIso() {
    Locale locale = reader.locale();
    return locale.getCountry().isEmpty() && locale.getLanguage().equals("en");
  }

  /** A cell of a table, with column 0 a row: {@code Suppliers!C5}, {@code C5} without a sheet. */
  public String cell(@Nullable String sheet, int row, int column) {
    return new SheetCell(sheet, row, column).toString();
  }

  public String orDash(@Nullable Object value) {
    return value == null ? "–" : value.toString();
  }

  /** A code in words. */
  public String words(@Nullable Object code) {
    return code == null
        ? "–"
        : texts.getOr("words." + Texts.slug(code.toString()), Titles.words(code.toString()));
  }

  /** A word of the code's own language, such as "accepted"; its translation where there is one. */
  public String lower(String code) {
    return texts.getOr("words." + Texts.slug(code), code).toLowerCase(reader.locale());
  }

  /** Codes in words, as a list. */
  public String wordsOf(Collection<?> codes) {
    return texts.list(codes.stream().map(this::words).toList());
  }

  /** {@linkplain #lower Words in lower case}, as a list. */
  public String lowerOf(Collection<String> codes) {
    return texts.list(codes.stream().map(this::lower).toList());
  }

  /** How many files changed, by what became of them. */
  public String changes(Map<?, Long> counts) {
    return texts.list(
        counts.entrySet().stream()
            .map(c -> texts.get("common.change." + Texts.slug(c.getKey() + ""), c.getValue()))
            .toList());
  }

  public String topic(@Nullable String code) {
    return code == null ? "–" : texts.term("topic", code, titles.topic(code));
  }

  public String module(String code) {
    return texts.term("module", code, titles.module(code));
  }

  public String kpi(String code) {
    return texts.term("kpi", code, titles.kpi(code));
  }

  public String size(long bytes) {
    return bytes < 1024
        ? texts.get("common.bytes", bytes)
        : String.format(reader.locale(), "%,.1f KB", bytes / 1024.0);
  }

  /** A count with the separators of the reader. */
  public String count(long number) {
    return String.format(reader.locale(), "%,d", number);
  }

  /** A figure with as many digits as it deserves: 18,670, 12.4, 0.035. */
  public String figure(@Nullable Double value) {
    return value == null ? "–" : Figures.plain(value, reader.locale());
  }

  /** An amount of money with two decimals. */
  public String money(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  /** A change, with its sign. */
  public String change(@Nullable Double value) {
    return value == null ? "–" : Figures.signed(value, reader.locale());
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

  /** A text in parts, of which those that are JSON values know their place. */
  public List<JsonPiece> pieces(@Nullable String text) {
    return JsonPiece.of(text == null ? "" : text);
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
      return texts.get("common.no-deadline");
    }
    Duration left = Duration.between(clock.instant(), at);
    return left.isNegative()
        ? texts.get("common.overdue-by", span(left.negated()))
        : texts.get("common.due-in", span(left));
  }

  /** How long ago, for example "3 h". */
  public String age(Instant at) {
    return span(Duration.between(at, clock.instant()));
  }

  /** How long something took, as exactly as it matters: 40 ms, 1.2 s, 5 min, 3 h. */
  public String lasted(Duration duration) {
    if (duration.toMinutes() > 0) {
      return span(duration);
    }
    return duration.toMillis() < 1000
        ? texts.get("common.milliseconds", duration.toMillis())
        : texts.get(
            "common.seconds", String.format(reader.locale(), "%.1f", duration.toMillis() / 1000.0));
  }

  public boolean isPast(@Nullable Instant at) {
    return at != null && at.isBefore(clock.instant());
  }

  private String span(Duration duration) {
    if (duration.toHours() >= 48) {
      return texts.get("common.days", duration.toDays());
    }
    return duration.toHours() > 0
        ? texts.get("common.hours", duration.toHours())
        : texts.get("common.minutes", duration.toMinutes());
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
