package org.scorehub.training.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.Kpi;
import org.scorehub.training.KpiCatalogue;
import org.scorehub.training.KpiComparison;
import org.scorehub.training.KpiPoint;
import org.scorehub.training.KpiSeries;
import org.scorehub.training.programme.ProgrammeRecords.Enrolled;
import org.scorehub.training.programme.ProgrammeRecords.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the results of the programme over what a connection may see. */
@Component
public final class Programme {

  /** Buyers see no figure about fewer enterprises than this. DERIVED. */
  public static final int SMALLEST_GROUP = 5;

  private final KpiCatalogue kpis;
  private final EnrolmentResults enrolments;
  private final Clock clock;

  Programme(KpiCatalogue kpis, EnrolmentResults enrolments, Clock clock) {
    this.kpis = kpis;
    this.enrolments = enrolments;
    this.clock = clock;
  }

  /**
   * The results.
   *
   * @param jdbc in a transaction that sees one organisation's rows and what it holds consent for
   * @param smallest figures about fewer enterprises are withheld; 0 withholds nothing
   */
  public ProgrammeResults results(JdbcClient jdbc, ProgrammeFilter filter, int smallest) {
    List<Reading> allReadings = ProgrammeRecords.readings(jdbc, filter);
    List<Enrolled> allEnrolments = ProgrammeRecords.enrolments(jdbc, filter);
    Enterprises enterprises =
        new Enterprises(ProgrammeRecords.descriptions(jdbc), allReadings, allEnrolments);
    List<Reading> readings =
        allReadings.stream().filter(r -> enterprises.isIn(filter.country(), r.site())).toList();
    List<Enrolled> enrolled =
        allEnrolments.stream()
            .filter(e -> enterprises.isIn(filter.country(), e.site()) && fits(e.day(), filter))
            .toList();
    enrolled.forEach(e -> enterprises.at(e.site()).enrolled(e.module(), e.state()));
    Map<String, KpiTally> tallies = tallies(readings, filter, enterprises);
    return new ProgrammeResults(
        clock.instant(),
        filter,
        smallest,
        EnrolmentResults.shown(enterprises.count(), smallest),
        leftOut(readings),
        EnrolmentResults.trainees(enrolled, smallest),
        enrolments.modules(enrolled, smallest),
        enterprises.countries(smallest),
        tallies.values().stream().map(t -> t.result(smallest)).toList());
  }

  /** What has no day fits unless days are asked for. */
  private static boolean fits(@Nullable LocalDate day, ProgrammeFilter filter) {
    return day == null ? filter.from() == null && filter.to() == null : filter.includes(day);
  }

  private Map<String, KpiTally> tallies(
      List<Reading> readings, ProgrammeFilter filter, Enterprises enterprises) {
    Map<String, KpiTally> tallies = new TreeMap<>();
    bySite(readings)
        .forEach(
            (site, points) -> {
              for (KpiSeries series : KpiSeries.of(points, kpis)) {
                if (reports(series, filter)) {
                  add(series, filter, enterprises.at(site), tallies);
                }
              }
            });
    return tallies;
  }

  private void add(
      KpiSeries series, ProgrammeFilter filter, Enterprise site, Map<String, KpiTally> tallies) {
    Kpi kpi = series.definition();
    if (kpi != null) {
      KpiComparison.Changed change = change(series, filter);
      tallies
          .computeIfAbsent(
              series.kpi() + ' ' + series.measure(), key -> new KpiTally(kpi, series.measure()))
          .add(change);
      if (change != null) {
        site.became(change.outcome());
      }
    }
  }

  private KpiComparison.@Nullable Changed change(KpiSeries series, ProgrammeFilter filter) {
    return series.compare(kpis.units()) instanceof KpiComparison.Changed changed
            && filter.includes(changed.last().until())
        ? changed
        : null;
  }

  private static boolean reports(KpiSeries series, ProgrammeFilter filter) {
    return series.known() && series.points().stream().anyMatch(p -> filter.includes(p.until()));
  }

  private static Map<UUID, List<KpiPoint>> bySite(List<Reading> readings) {
    Map<UUID, List<KpiPoint>> bySite = new LinkedHashMap<>();
    readings.forEach(
        r -> bySite.computeIfAbsent(r.site(), site -> new ArrayList<>()).add(r.point()));
    return bySite;
  }

  private int leftOut(List<Reading> readings) {
    return (int) readings.stream().filter(r -> !kpis.isUsable(r.point())).count();
  }
}
