package org.scorehub.training.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.training.cohort.NeedRecords.Everything;
import org.scorehub.training.cohort.NeedRecords.OpenIssue;
import org.scorehub.training.cohort.NeedRecords.Trained;
import org.scorehub.training.cohort.NeedRecords.View;

/** Composes the needs of factories, one for each buyer, site and module. */
final class NeedComposer {

  /** A need of a site as one buyer's audits show it. */
  record Found(String buyer, UUID site, Need need) {}

  private final Everything records;
  private final LocalDate today;
  private final ToIntFunction<SeverityLevel> weights;

  NeedComposer(Everything records, LocalDate today, ToIntFunction<SeverityLevel> weights) {
    this.records = records;
    this.today = today;
    this.weights = weights;
  }

  /** What buyers' audits show, in the order of buyer, site and module. */
  List<Found> found() {
    List<Found> found = new ArrayList<>();
    records
        .recommended()
        .forEach(
            site ->
                open(site)
                    .forEach(
                        module ->
                            found.add(new Found(site.buyer(), site.site(), need(site, module)))));
    found.sort(
        Comparator.comparing(Found::buyer)
            .thenComparing(Found::site)
            .thenComparing(f -> f.need().module()));
    return found;
  }

  /**
   * What one provider was told, a need for each site and module. It was told no severity, so each
   * issue counts as one that nobody rated.
   */
  List<Need> told(String provider) {
    Map<String, Need> needs = new TreeMap<>();
    for (NeedRecords.Told told : records.told()) {
      if (told.provider().equals(provider)) {
        RecommendedSite site = told.recommended();
        open(site)
            .forEach(m -> needs.merge(site.site() + " " + m, asTold(site, m), NeedComposer::both));
      }
    }
    return List.copyOf(needs.values());
  }

  private static Need both(Need one, Need other) {
    Set<String> funders = new TreeSet<>(one.funders());
    funders.addAll(other.funders());
    Need more = one.points() >= other.points() ? one : other;
    return Boards.copy(more, more.id(), funders);
  }

  private List<String> open(RecommendedSite site) {
    return site.modules().stream()
        .filter(module -> !records.taken().contains(new Trained(site.site(), module)))
        .toList();
  }

  private Need need(RecommendedSite site, String module) {
    Map<RecommendedSite.Named, OpenIssue> worst = new HashMap<>();
    Set<RecommendedSite.Named> reasons = Set.copyOf(site.reasons(module));
    for (OpenIssue issue :
        records.issues().getOrDefault(new View(site.buyer(), site.site()), List.of())) {
      if (reasons.contains(issue.named())) {
        worst.merge(issue.named(), issue, this::heavier);
      }
    }
    int points = worst.values().stream().mapToInt(i -> weights.applyAsInt(i.severity())).sum();
    SiteFacts facts =
        records.facts().getOrDefault(new View(site.buyer(), site.site()), SiteFacts.NONE);
    return need(site, module, facts, points, worst.keySet(), firstDue(List.copyOf(worst.values())));
  }

  private Need asTold(RecommendedSite site, String module) {
    Set<RecommendedSite.Named> reasons = Set.copyOf(site.reasons(module));
    SiteFacts facts = SiteFacts.of(site.recommendations().path("site"));
    int points = reasons.size() * weights.applyAsInt(SeverityLevel.UNRATED);
    return need(site, module, facts, points, reasons, null);
  }

  private Need need(
      RecommendedSite site,
      String module,
      SiteFacts facts,
      int points,
      Set<RecommendedSite.Named> issues,
      @Nullable LocalDate wantedBy) {
    LocalDate busy = records.busyUntil().get(site.site());
    LocalDate notBefore = busy == null || busy.isBefore(today) ? today : busy.plusDays(1);
    return new Need(
        site.site() + " " + module,
        site.site().toString(),
        facts.name(),
        module,
        facts.country(),
        facts.region(),
        facts.place(),
        points,
        issues.size(),
        issues.stream().map(RecommendedSite.Named::topic).distinct().sorted().toList(),
        Set.of(site.buyer()),
        facts.workers(),
        notBefore,
        wantedBy == null || wantedBy.isBefore(notBefore) ? null : wantedBy);
  }

  private OpenIssue heavier(OpenIssue one, OpenIssue other) {
    return weights.applyAsInt(one.severity()) >= weights.applyAsInt(other.severity()) ? one : other;
  }

  private static @Nullable LocalDate firstDue(List<OpenIssue> issues) {
    return issues.stream()
        .map(OpenIssue::dueOn)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
