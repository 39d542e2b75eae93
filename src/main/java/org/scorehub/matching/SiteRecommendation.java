package org.scorehub.matching;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Ranks SCORE modules for a site.
 *
 * <p>score(module) = Σ over open issues of weight(severity) × share, where the weights are those of
 * {@code mappings/score/severity-weights.csv} and the share is 2 if the module is the issue's
 * primary one and 1 if it is the secondary one. Higher is first; then primary before secondary,
 * then the order of the catalogue. Workplace Cooperation comes first whenever another module that
 * needs it is ranked and the site has not had it. Modules the site has had are not ranked again.
 *
 * <p>Escalated issues with a primary module count as any other, as training runs in parallel to the
 * remedy; those without one rank nothing. The order of the issues does not matter. Thread-safe.
 */
public final class SiteRecommendation {

  private static final Comparator<String> NULLS_LAST =
      Comparator.nullsLast(Comparator.naturalOrder());

  private final Matcher matcher;

  public SiteRecommendation(Matcher matcher) {
    this.matcher = matcher;
  }

  /**
   * The modules for one site.
   *
   * @param issues open issues of one site, as far as one buyer may see them, in any order
   * @param modulesHad codes of modules the site has completed
   */
  public RankedModules rank(Collection<OpenIssue> issues, Set<String> modulesHad) {
    Ranking ranking = new Ranking(matcher, Set.copyOf(modulesHad));
    sorted(issues).forEach(ranking::add);
    return ranking.result();
  }

  private List<OpenIssue> sorted(Collection<OpenIssue> issues) {
    Severities severities = matcher.rules().severities();
    Comparator<OpenIssue> mostSevereFirst =
        Comparator.comparingInt((OpenIssue issue) -> -severities.weight(issue.severity()));
    return issues.stream()
        .sorted(
            mostSevereFirst
                .thenComparing(OpenIssue::topic)
                .thenComparing(OpenIssue::scheme)
                .thenComparing(OpenIssue::code, NULLS_LAST)
                .thenComparing(OpenIssue::severity)
                .thenComparing(OpenIssue::issuedSeverity, NULLS_LAST)
                .thenComparing(OpenIssue::zeroTolerance)
                .thenComparing(OpenIssue::id, NULLS_LAST))
        .toList();
  }
}
