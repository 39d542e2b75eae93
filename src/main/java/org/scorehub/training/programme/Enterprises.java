package org.scorehub.training.programme;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EnrolmentState;
import org.scorehub.training.KpiComparison.Outcome;
import org.scorehub.training.programme.Enterprise.Description;
import org.scorehub.training.programme.ProgrammeRecords.Enrolled;
import org.scorehub.training.programme.ProgrammeRecords.Reading;

/** The enterprises that fit, each in one country. */
final class Enterprises {

  private static final Set<EnrolmentState> COMPLETED = Set.of(EnrolmentState.COMPLETED);

  private final Map<UUID, Description> descriptions;
  private final Map<UUID, String> told = new HashMap<>();
  private final Map<UUID, Enterprise> fitting = new HashMap<>();

  /**
   * None yet.
   *
   * @param descriptions by site, as the viewer's own systems have them
   * @param readings whose providers say where a site is that the viewer does not describe
   * @param enrolments as readings
   */
  Enterprises(
      Map<UUID, Description> descriptions, List<Reading> readings, List<Enrolled> enrolments) {
    this.descriptions = descriptions;
    enrolments.forEach(e -> tell(e.site(), e.country()));
    readings.forEach(r -> tell(r.site(), r.country()));
  }

  private void tell(UUID site, @Nullable String country) {
    if (country != null) {
      told.putIfAbsent(site, country);
    }
  }

  private @Nullable String country(UUID site) {
    return Optional.ofNullable(descriptions.get(site))
        .map(Description::country)
        .orElse(told.get(site));
  }

  /** Whether a site is in a country, or may be; null is any. */
  boolean isIn(@Nullable String wanted, UUID site) {
    String country = country(site);
    return wanted == null || country == null || country.equals(wanted);
  }

  /** The enterprise at a site, from now on one of those that fit. */
  Enterprise at(UUID site) {
    return fitting.computeIfAbsent(site, id -> new Enterprise(country(id), descriptions.get(id)));
  }

  int count() {
    return fitting.size();
  }

  /**
   * By country, those of no known country last.
   *
   * @param smallest figures about fewer enterprises are withheld; 0 withholds nothing
   */
  List<CountryResult> countries(int smallest) {
    Map<Optional<String>, List<Enterprise>> byCountry =
        fitting.values().stream()
            .collect(
                Collectors.groupingBy(
                    e -> Optional.ofNullable(e.country()),
                    () -> new TreeMap<>(Comparator.comparing(c -> c.orElse("\uFFFF"))),
                    Collectors.toList()));
    return byCountry.entrySet().stream()
        .map(e -> country(e.getKey().orElse(null), e.getValue(), smallest))
        .toList();
  }

  private static CountryResult country(
      @Nullable String code, List<Enterprise> there, int smallest) {
    Integer all = EnrolmentResults.shown(there.size(), smallest);
    if (all == null) {
      return new CountryResult(code, null, null, null, null, null, null, null, true);
    }
    Integer underWay = count(there, e -> e.isIn(EnrolmentResults.UNDER_WAY), smallest);
    Integer completed = count(there, e -> e.isIn(COMPLETED), smallest);
    Integer improved = count(there, e -> e.has(Outcome.IMPROVED), smallest);
    Integer unchanged = count(there, e -> e.has(Outcome.UNCHANGED), smallest);
    Integer worse = count(there, e -> e.has(Outcome.WORSE), smallest);
    boolean described = there.stream().anyMatch(Enterprise::isDescribed);
    Integer critical = count(there, Enterprises::isTrainedWithCriticalIssue, smallest);
    boolean withheld =
        Stream.of(underWay, completed, improved, unchanged, worse, critical)
            .anyMatch(Objects::isNull);
    return new CountryResult(
        code,
        all,
        underWay,
        completed,
        improved,
        unchanged,
        worse,
        described ? critical : null,
        withheld);
  }

  private static boolean isTrainedWithCriticalIssue(Enterprise e) {
    return e.hasCriticalIssue() && (e.isIn(EnrolmentResults.UNDER_WAY) || e.isIn(COMPLETED));
  }

  private static @Nullable Integer count(
      List<Enterprise> there, Predicate<Enterprise> which, int smallest) {
    return EnrolmentResults.shown((int) there.stream().filter(which).count(), smallest);
  }
}
