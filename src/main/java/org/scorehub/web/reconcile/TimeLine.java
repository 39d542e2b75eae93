package org.scorehub.web.reconcile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.AuditColumn;

/**
 * Where audits lie on a line of {@value #WIDTH} parts from the first day to the last.
 *
 * @param today part at which today lies
 */
record TimeLine(LocalDate from, LocalDate until, int today, List<Lane> lanes, List<Year> years) {

  /** Length of the line. */
  static final int WIDTH = 1000;

  private static final int MARGIN_DAYS = 20;
  private static final int LEAST = 6;

  /**
   * One audit.
   *
   * @param start part at which its validity begins; null if it has no days at all
   * @param length of its validity in parts
   * @param day part at which it took place; null if not known
   * @param open whether nobody says when it ends
   */
  record Lane(
      AuditColumn audit,
      @Nullable Integer start,
      int length,
      @Nullable Integer day,
      boolean open) {}

  /** The first of January. */
  record Year(int year, int at) {}

  static TimeLine of(List<AuditColumn> audits, LocalDate today) {
    List<LocalDate> days =
        audits.stream()
            .flatMap(a -> Stream.of(a.day(), a.validity().from(), a.validity().until()))
            .filter(Objects::nonNull)
            .toList();
    LocalDate from =
        Stream.concat(days.stream(), Stream.of(today)).min(LocalDate::compareTo).orElse(today);
    LocalDate until =
        Stream.concat(days.stream(), Stream.of(today)).max(LocalDate::compareTo).orElse(today);
    Scale scale = new Scale(from.minusDays(MARGIN_DAYS), until.plusDays(MARGIN_DAYS));
    return new TimeLine(
        from,
        until,
        scale.at(today),
        audits.stream().map(audit -> lane(audit, scale)).toList(),
        years(scale));
  }

  private static Lane lane(AuditColumn audit, Scale scale) {
    LocalDate begin = audit.validity().from() == null ? audit.day() : audit.validity().from();
    LocalDate end = audit.validity().until();
    Integer day = audit.day() == null ? null : scale.at(audit.day());
    if (begin == null) {
      return new Lane(audit, null, 0, day, true);
    }
    int start = scale.at(begin);
    int stop = end == null ? WIDTH : scale.at(end);
    return new Lane(audit, start, Math.max(stop - start, LEAST), day, end == null);
  }

  private static List<Year> years(Scale scale) {
    List<Year> years = new ArrayList<>();
    for (int year = scale.from().getYear() + 1; year <= scale.until().getYear(); year++) {
      years.add(new Year(year, scale.at(LocalDate.of(year, 1, 1))));
    }
    return years;
  }

  private record Scale(LocalDate from, LocalDate until) {

    int at(LocalDate day) {
      long all = Math.max(ChronoUnit.DAYS.between(from, until), 1);
      return (int) (WIDTH * ChronoUnit.DAYS.between(from, day) / all);
    }
  }
}
