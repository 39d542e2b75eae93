package org.scorehub.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.scorehub.canonical.avro.EscalationKind;

/** One run of ranking: takes issues, most severe first, and gives the list. */
final class Ranking {

  private static final int PRIMARY_SHARE = 2;
  private static final int SECONDARY_SHARE = 1;

  private final Matcher matcher;
  private final Set<String> modulesHad;
  private final Map<String, ModuleTally> tallies = new HashMap<>();
  private final SortedSet<String> uncovered = new TreeSet<>();
  private final SortedSet<String> escalated = new TreeSet<>();
  private final SortedSet<String> trained = new TreeSet<>();
  private final List<String> uncoveredIssues = new ArrayList<>();
  private final List<Escalated> escalatedIssues = new ArrayList<>();
  private final SortedSet<PreventiveModule> afterRemedy =
      new TreeSet<>(
          Comparator.comparing(PreventiveModule::topic).thenComparing(PreventiveModule::module));

  Ranking(Matcher matcher, Set<String> modulesHad) {
    this.matcher = matcher;
    this.modulesHad = modulesHad;
  }

  void add(OpenIssue issue) {
    Match match = matcher.match(issue.signal());
    if (match.escalation() != null) {
      escalatedIssues.add(escalated(issue, match, match.escalation()));
    }
    if (match.trainingSuppressed()) {
      addEscalated(match);
      return;
    }
    List<String> modules = modules(match);
    if (modules.isEmpty()) {
      uncovered.add(match.topic());
      Optional.ofNullable(issue.id()).ifPresent(uncoveredIssues::add);
    } else if (modulesHad.containsAll(modules)) {
      trained.add(match.topic());
    } else {
      tally(issue, match, match.primary(), PRIMARY_SHARE);
      tally(issue, match, match.secondary(), SECONDARY_SHARE);
    }
  }

  private void addEscalated(Match match) {
    escalated.add(match.topic());
    if (!match.secondary().equals(ScoreModule.NONE)) {
      afterRemedy.add(new PreventiveModule(match.topic(), match.secondary()));
    }
  }

  private static Escalated escalated(OpenIssue issue, Match match, EscalationKind kind) {
    boolean training = !match.trainingSuppressed();
    boolean prevents = !training && !match.secondary().equals(ScoreModule.NONE);
    return new Escalated(
        issue.id(),
        match.topic(),
        issue.scheme(),
        kind,
        training,
        prevents ? match.secondary() : null);
  }

  private static List<String> modules(Match match) {
    return Stream.of(match.primary(), match.secondary())
        .filter(module -> !module.equals(ScoreModule.NONE))
        .toList();
  }

  private void tally(OpenIssue issue, Match match, String module, int share) {
    if (module.equals(ScoreModule.NONE) || modulesHad.contains(module)) {
      return;
    }
    int points = share * matcher.rules().severities().weight(issue.severity());
    tallyOf(module).add(points, share == PRIMARY_SHARE, reason(issue, match, points));
  }

  private ModuleTally tallyOf(String module) {
    return tallies.computeIfAbsent(
        module, code -> new ModuleTally(matcher.rules().module(code).orElseThrow()));
  }

  private ModuleReason reason(OpenIssue issue, Match match, int points) {
    TopicRule rule = matcher.rules().rule(match.topic()).orElseThrow();
    String also = match.escalate() ? "; escalated too, training runs in parallel" : "";
    return new ModuleReason(
        match.topic(),
        issue.scheme(),
        issue.code(),
        rule.reference(),
        rule.rationale() + also,
        issue.id(),
        points);
  }

  RankedModules result() {
    return new RankedModules(
        ranked(),
        List.copyOf(uncovered),
        List.copyOf(escalated),
        List.copyOf(afterRemedy),
        List.copyOf(trained),
        uncoveredIssues,
        escalatedIssues);
  }

  private List<RankedModule> ranked() {
    List<ModuleTally> order = new ArrayList<>(tallies.values());
    order.sort(
        Comparator.comparingInt((ModuleTally tally) -> -tally.score())
            .thenComparing(tally -> !tally.primary())
            .thenComparing(tally -> catalogue().indexOf(tally.code())));
    List<RankedModule> ranked = new ArrayList<>();
    if (needsFoundation(order)) {
      ModuleTally foundation = tallyOf(ScoreModule.WORKPLACE_COOPERATION);
      order.remove(foundation);
      ranked.add(foundation.foundation(order, modulesHad));
    }
    order.forEach(tally -> ranked.add(tally.ranked(ranked.size() + 1, modulesHad)));
    return ranked;
  }

  private boolean needsFoundation(List<ModuleTally> order) {
    return order.stream().anyMatch(tally -> tally.lacksFoundation(modulesHad));
  }

  private List<String> catalogue() {
    return matcher.rules().modules().stream().map(ScoreModule::code).toList();
  }
}
