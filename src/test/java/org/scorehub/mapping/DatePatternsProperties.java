package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DatePatternsProperties {

  @Property
  void readsBackEveryDate(@ForAll("dates") LocalDate date, @ForAll("patterns") String pattern) {
    String written = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date);
    assertThat(DatePatterns.of(List.of(pattern)).parse(written)).isEqualTo(date);
    assertThat(DatePatterns.of(List.of()).parse(date.toString())).isEqualTo(date);
  }

  @Property
  void takesExactlyTheDatesThatExist(
      @ForAll @IntRange(max = 9999) int year,
      @ForAll @IntRange(max = 13) int month,
      @ForAll @IntRange(max = 32) int day) {
    String text = "%04d-%02d-%02d".formatted(year, month, day);
    assertThat(DatePatterns.of(List.of()).isResult(text)).isEqualTo(year > 0 && exists(text));
    assertThat(DatePatterns.of(List.of()).parse(text) != null).isEqualTo(year > 0 && exists(text));
  }

  @Property
  void neverFailsOnAnyText(@ForAll String text) {
    DatePatterns.of(List.of()).parse(text);
    DatePatterns.of(List.of("dd/MM/uuuu")).parse(text);
  }

  @Example
  void refusesDaysThatDoNotExistInAPattern() {
    assertThat(DatePatterns.of(List.of("dd.MM.yyyy")).parse("31.02.2026")).isNull();
  }

  @Example
  void refusesPatternsThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> DatePatterns.of(List.of("bbbb")));
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.longs()
        .between(LocalDate.of(1, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of("dd.MM.yyyy", "uuuu/M/d", "d MMM yyyy", "MMMM d, uuuu", "yyyyMMdd");
  }

  private static boolean exists(String text) {
    try {
      return LocalDate.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
