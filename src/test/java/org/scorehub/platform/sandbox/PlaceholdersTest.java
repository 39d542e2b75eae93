package org.scorehub.platform.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

  private final Placeholders placeholders = new Placeholders(LocalDate.of(2026, 3, 15));

  @ParameterizedTest
  @CsvSource({
    "${today}, 2026-03-15",
    "${today-15d}, 2026-02-28",
    "${today+30d}, 2026-04-14",
    "${month.first}, 2026-03-01",
    "${month-1.last}, 2026-02-28",
    "${month-3.first}, 2025-12-01",
    "from ${today-1d}T09:00:00Z to ${today}, from 2026-03-14T09:00:00Z to 2026-03-15",
    "nothing, nothing"
  })
  void countsFromTheDay(String text, String resolved) {
    assertThat(placeholders.resolve(text)).isEqualTo(resolved);
  }

  @Test
  void refusesOneItDoesNotKnow() {
    assertThatThrownBy(() -> placeholders.resolve("${tomorrow}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("${tomorrow}");
  }
}
