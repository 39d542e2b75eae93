package org.scorehub.training.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Groups the factories that need one module: greedily from the weightiest on, then by single
 * changes as long as one makes the plan better. Not always the best plan, but always the same one.
 */
final class ModulePlanner {

  /** Exchanges between groups that are tried at most: they only save kilometres or share buyers. */
  private static final int MOST_TRIED = 5_000;

  private final CohortRules rules;
  private final List<Candidate> left = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private Objective greedy = Objective.NONE;
  private int changes;
  private int tried;

  ModulePlanner(List<Need> needs, CohortRules rules) {
    this.rules = rules;
    left.addAll(Candidate.of(needs, rules.maxKm()));
  }

  ModulePlanner plan() {
    for (Candidate seed : List.copyOf(left)) {
      if (left.contains(seed)) {
        grow(seed);
      }
    }
    greedy = objective();
    while (fill() || exchangeWithLeft() || borrow()) {
      changes++;
    }
    exchangeBetweenGroups();
    return this;
  }

  List<Group> groups() {
    return groups;
  }

  List<Need> left() {
    return left.stream().map(Candidate::need).toList();
  }

  Objective greedy() {
    return greedy;
  }

  int changes() {
    return changes;
  }

  Objective objective() {
    return groups.stream().map(Group::objective).reduce(Objective.NONE, Objective::plus);
  }

  private void grow(Candidate seed) {
    Group group = new Group(rules, List.of(seed));
    while (!group.isFull()) {
      Optional<Candidate> next = next(group);
      if (next.isEmpty()) {
        break;
      }
      group.add(next.get());
    }
    if (group.isLargeEnough()) {
      groups.add(group);
      left.removeAll(group.members());
    }
  }

  /** The weightiest that suits all; of equals one that shares a buyer, then the nearest. */
  private Optional<Candidate> next(Group group) {
    List<Candidate> fitting = left.stream().filter(group::suits).toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    int most = fitting.get(0).need().points();
    return fitting.stream()
        .takeWhile(candidate -> candidate.need().points() == most)
        .min(
            Comparator.comparing((Candidate candidate) -> !group.sharesFunder(candidate))
                .thenComparingDouble(group::kmTo)
                .thenComparing(Candidate.WEIGHTIEST));
  }

  private boolean fill() {
    for (Candidate candidate : left) {
      for (Group group : groups) {
        if (!group.isFull() && group.suits(candidate)) {
          group.add(candidate);
          left.remove(candidate);
          return true;
        }
      }
    }
    return false;
  }

  private boolean exchangeWithLeft() {
    for (Candidate coming : left) {
      for (Group group : groups) {
        for (Candidate leaving : group.members()) {
          if (coming.need().points() > leaving.need().points()
              && group.suitsWithout(leaving, coming)) {
            group.exchange(leaving, coming);
            left.remove(coming);
            left.add(leaving);
            left.sort(Candidate.WEIGHTIEST);
            return true;
          }
        }
      }
    }
    return false;
  }

  /** A new group of factories that are left, with some that larger groups can spare. */
  private boolean borrow() {
    for (Candidate seed : List.copyOf(left)) {
      Group fresh = new Group(rules, List.of(seed));
      left.stream().filter(candidate -> candidate != seed).forEach(c -> takeIfItSuits(fresh, c));
      List<Candidate> borrowed = borrowed(fresh);
      if (fresh.isLargeEnough()) {
        groups.forEach(group -> borrowed.forEach(group::remove));
        left.removeAll(fresh.members());
        groups.add(fresh);
        return true;
      }
    }
    return false;
  }

  private static void takeIfItSuits(Group group, Candidate candidate) {
    if (!group.isFull() && group.suits(candidate)) {
      group.add(candidate);
    }
  }

  private List<Candidate> borrowed(Group fresh) {
    List<Candidate> borrowed = new ArrayList<>();
    for (Group group : groups) {
      int spare = group.size() - rules.minSize();
      for (Candidate member : group.members()) {
        if (spare > 0 && !fresh.isLargeEnough() && fresh.suits(member)) {
          fresh.add(member);
          borrowed.add(member);
          spare--;
        }
      }
    }
    return borrowed;
  }

  private void exchangeBetweenGroups() {
    for (int i = 0; i < groups.size(); i++) {
      for (int j = i + 1; j < groups.size(); j++) {
        while (tried < MOST_TRIED && exchange(groups.get(i), groups.get(j))) {
          changes++;
        }
      }
    }
  }

  private boolean exchange(Group one, Group other) {
    Objective before = one.objective().plus(other.objective());
    for (Candidate mine : one.members()) {
      for (Candidate theirs : other.members()) {
        if (one.suitsWithout(mine, theirs) && other.suitsWithout(theirs, mine)) {
          tried++;
          Objective after = one.objectiveWith(mine, theirs).plus(other.objectiveWith(theirs, mine));
          if (after.isClearlyBetterThan(before)) {
            one.exchange(mine, theirs);
            other.exchange(theirs, mine);
            return true;
          }
        }
      }
    }
    return false;
  }
}
