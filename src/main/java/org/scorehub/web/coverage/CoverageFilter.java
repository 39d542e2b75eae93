package org.scorehub.web.coverage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which sites to list, and measured by what; null means any, or what is usual.
 *
 * @param set id of a set; null for the organisation's standard
 * @param version null for the one that holds
 * @param on day to judge by; null for today in UTC
 * @param q part of a site's name, or a whole identifier
 * @param country ISO 3166 alpha-2
 * @param below only sites that answer less than so many per cent
 * @param sort null for by name
 */
record CoverageFilter(
    @Nullable String set,
    @Nullable Integer version,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
    @Nullable String q,
    @Nullable String country,
    @Nullable Integer below,
    @Nullable Sort sort) {

  /** Orders of the list. */
  enum Sort {
    NAME,
    /** The least answered first. */
    PERCENT,
    /** Answered longest ago first. */
    OLDEST,
    /** What runs out next first. */
    EXPIRY
  }

  private static final Comparator<CoverageRow> BY_NAME =
      Comparator.comparing(CoverageRow::sortName).thenComparing(CoverageRow::siteId);

  CoverageFilter {
    set = FormText.given(set);
    q = FormText.given(q);
    country = FormText.code(country);
    sort = sort == null ? Sort.NAME : sort;
  }

  /**
   * Itself, if its numbers can be.
   *
   * @throws IllegalArgumentException with a message for the sender
   */
  CoverageFilter checked() {
    if (below != null && (below < 0 || below > 101)) {
      throw new IllegalArgumentException("below must be 0 to 101 but was " + below);
    }
    return this;
  }

  /** Whether every site has to be looked at before the first can be shown. */
  boolean looksAtAll() {
    return sort != Sort.NAME || below != null;
  }

  boolean lets(CoverageRow row) {
    return below == null || row.percent() < below;
  }

  Comparator<CoverageRow> order() {
    return switch (sort == null ? Sort.NAME : sort) {
      case NAME -> BY_NAME;
      case PERCENT -> Comparator.comparing(CoverageRow::percent).thenComparing(BY_NAME);
      case OLDEST -> early(CoverageRow::oldestAnswer).thenComparing(BY_NAME);
      case EXPIRY -> early(CoverageRow::nextExpiry).thenComparing(BY_NAME);
    };
  }

  private static Comparator<CoverageRow> early(Function<CoverageRow, @Nullable LocalDate> day) {
    return Comparator.comparing(day, Comparator.nullsLast(Comparator.naturalOrder()));
  }
}
