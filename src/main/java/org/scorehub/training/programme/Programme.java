package org.scorehub.training.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    List<Reading> readings = ProgrammeRecords.readings(jdbc, filter);
    List<Enrolled> enrolled =
        ProgrammeRecords.enrolments(jdbc, filter).stream()
            .filter(e -> fits(e.day(), filter))
            .toList();
    Set<UUID> sites = new HashSet<>();
    enrolled.forEach(e -> sites.add(e.site()));
    Map<String, KpiTally> tallies = tallies(readings, filter, sites);
    return new ProgrammeResults(
        clock.instant(),
        filter,
        smallest,
        sites.isEmpty() || sites.size() >= smallest ? Integer.valueOf(sites.size()) : null,
        leftOut(readings),
        EnrolmentResults.trainees(enrolled, smallest),
        enrolments.modules(enrolled, smallest),
        tallies.values().stream().map(t -> t.result(smallest)).toList());
  }

  /** What has no day fits unless days are asked for. */
  private static boolean fits(@Nullable LocalDate day, ProgrammeFilter filter) {
    return day == null ? filter.from() == null && filter.to() == null : filter.includes(day);
  }

  private Map<String, KpiTally> tallies(
      List<Reading> readings, ProgrammeFilter filter, Set<UUID> sites) {
    Map<String, KpiTally> tallies = new TreeMap<>();
    bySite(readings)
        .forEach(
            (site, points) -> {
              for (KpiSeries series : KpiSeries.of(points, kpis)) {
                if (reports(series, filter)) {
                  sites.add(site);
                  add(series, filter, tallies);
                }
              }
            });
    return tallies;
  }

  private void add(KpiSeries series, ProgrammeFilter filter, Map<String, KpiTally> tallies) {
    Kpi kpi = series.definition();
    if (kpi != null) {
      tallies
          .computeIfAbsent(
              series.kpi() + ' ' + series.measure(), key -> new KpiTally(kpi, series.measure()))
          .add(change(series, filter));
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
