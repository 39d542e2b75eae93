package org.scorehub.web.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.FileChange;
import org.scorehub.audit.SiteDifference;
import org.scorehub.audit.SiteDifference.IssueDifference;
import org.scorehub.canonical.Problem;

/**
 * What changed rules would do, as far as the caller may see.
 *
 * @param bundle names the changed rules; give it when they are put to use
 * @param version of the changed rules; null if they do not work
 * @param changes files that differ from those in use
 * @param problems everything wrong with the changed rules
 * @param buyers effect on each organisation that the caller belongs to or acts for
 * @param modules effect by module and organisation
 * @param examples some of the changes
 */
record RulesPreview(
    String bundle,
    @Nullable String version,
    String versionInUse,
    List<FileChange> changes,
    List<Problem> problems,
    List<BuyerEffect> buyers,
    List<ModuleEffect> modules,
    List<Example> examples) {

  private static final int EXAMPLES = 25;

  /** Counts of one organisation: issues and sites looked at, and what would change of them. */
  record BuyerEffect(
      String buyer,
      long issues,
      long sites,
      long topics,
      long escalationsRaised,
      long escalationsEnded,
      long forAPerson,
      long noLongerForAPerson,
      long recommendations) {}

  /** Sites that would get a module, lose it, or have it at another rank. */
  record ModuleEffect(String module, String buyer, long gain, long lose, long otherRank) {}

  /** One change. */
  record Example(
      String buyer, UUID siteId, @Nullable UUID issueId, String what, String now, String then) {}

  /** Whether anything that the caller may see would change. */
  public boolean changesAnything() {
    return !examples.isEmpty();
  }

  /** Adds up sites. */
  static final class Sum {

    private final Map<String, long[]> modules = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private final String buyer;
    private final long[] counts = new long[8];

    Sum(String buyer) {
      this.buyer = buyer;
    }

    void add(SiteDifference site, int issues) {
      counts[0] += issues;
      counts[1]++;
      site.issues().forEach(issue -> add(site, issue));
      if (site.modulesChange()) {
        counts[7]++;
        addModules(site);
        example(
            site,
            null,
            "recommended modules",
            String.join(", ", site.modulesNow()),
            String.join(", ", site.modulesThen()));
      }
    }

    private void add(SiteDifference site, IssueDifference issue) {
      if (issue.topicChanges()) {
        counts[2]++;
        example(site, issue.issue(), "topic", issue.topicNow(), issue.topicThen());
      }
      if (issue.escalationChanges()) {
        counts[issue.escalatesThen() ? 3 : 4]++;
        example(
            site,
            issue.issue(),
            "escalation",
            issue.escalatesNow() ? "escalated" : "not escalated",
            issue.escalatesThen() ? "escalated" : "not escalated");
      }
      if (issue.needsPersonNow() != issue.needsPersonThen()) {
        counts[issue.needsPersonThen() ? 5 : 6]++;
      }
    }

    private void addModules(SiteDifference site) {
      List<String> now = site.modulesNow();
      List<String> then = site.modulesThen();
      for (String module : then) {
        if (!now.contains(module)) {
          count(module, 0);
        } else if (now.indexOf(module) != then.indexOf(module)) {
          count(module, 2);
        }
      }
      now.stream().filter(module -> !then.contains(module)).forEach(module -> count(module, 1));
    }

    private void count(String module, int what) {
      modules.computeIfAbsent(module, code -> new long[3])[what]++;
    }

    private void example(
        SiteDifference site, @Nullable UUID issue, String what, String now, String then) {
      if (examples.size() < EXAMPLES) {
        examples.add(new Example(buyer, site.view().siteId(), issue, what, now, then));
      }
    }

    BuyerEffect effect() {
      return new BuyerEffect(
          buyer, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6],
          counts[7]);
    }

    List<ModuleEffect> moduleEffects() {
      return modules.entrySet().stream()
          .map(
              e ->
                  new ModuleEffect(
                      e.getKey(), buyer, e.getValue()[0], e.getValue()[1], e.getValue()[2]))
          .toList();
    }
  }

  /** With the effects of several organisations. */
  RulesPreview with(List<Sum> sums) {
    return new RulesPreview(
        bundle,
        version,
        versionInUse,
        changes,
        problems,
        sums.stream().map(Sum::effect).toList(),
        sums.stream()
            .flatMap(sum -> sum.moduleEffects().stream())
            .sorted(Comparator.comparing(ModuleEffect::module).thenComparing(ModuleEffect::buyer))
            .toList(),
        sums.stream().flatMap(sum -> sum.examples.stream()).limit(EXAMPLES).toList());
  }
}
