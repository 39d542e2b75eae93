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

  private static final int MOST_ROUNDS = 50;

  private final CohortRules rules;
  private final List<Need> left = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private Objective greedy = Objective.NONE;
  private int changes;

  ModulePlanner(List<Need> needs, CohortRules rules) {
    this.rules = rules;
    left.addAll(needs.stream().sorted(Group.WEIGHTIEST).toList());
  }

  ModulePlanner plan() {
    for (Need seed : List.copyOf(left)) {
      if (left.contains(seed)) {
        grow(seed);
      }
    }
    greedy = objective();
    for (int round = 0; round < MOST_ROUNDS && improve(); round++) {
      changes++;
    }
    return this;
  }

  List<Group> groups() {
    return groups;
  }

  List<Need> left() {
    return left;
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

  private void grow(Need seed) {
    Group group = new Group(rules, List.of(seed));
    List<Need> candidates =
        left.stream().filter(n -> !n.equals(seed) && n.suits(seed, rules.maxKm())).toList();
    while (!group.isFull()) {
      Optional<Need> next = next(group, candidates);
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
  private static Optional<Need> next(Group group, List<Need> candidates) {
    List<Need> members = group.members();
    return candidates.stream()
        .filter(need -> !members.contains(need) && group.suits(need))
        .min(
            Comparator.comparingInt(Need::points)
                .reversed()
                .thenComparing(need -> members.stream().noneMatch(need::sharesFunder))
                .thenComparingDouble(need -> members.get(0).kmTo(need))
                .thenComparing(Need::id));
  }

  private boolean improve() {
    return fill() || exchangeWithLeft() || borrow() || exchangeBetweenGroups();
  }

  private boolean fill() {
    for (Need need : left) {
      for (Group group : groups) {
        if (!group.isFull() && group.suits(need)) {
          group.add(need);
          left.remove(need);
          return true;
        }
      }
    }
    return false;
  }

  private boolean exchangeWithLeft() {
    for (Need coming : left) {
      for (Group group : groups) {
        for (Need leaving : group.members()) {
          if (group.suitsWithout(leaving, coming) && isBetter(group.with(leaving, coming), group)) {
            group.become(group.with(leaving, coming));
            left.set(left.indexOf(coming), leaving);
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isBetter(Group one, Group other) {
    return one.objective().compareTo(other.objective()) > 0;
  }

  /** A new group of factories that are left, with some that larger groups can spare. */
  private boolean borrow() {
    for (Need seed : List.copyOf(left)) {
      Group fresh = new Group(rules, List.of(seed));
      left.stream().filter(need -> !need.equals(seed)).forEach(need -> takeIfItSuits(fresh, need));
      List<Need> borrowed = borrowed(fresh);
      if (fresh.isLargeEnough()) {
        groups.forEach(group -> borrowed.forEach(group::remove));
        left.removeAll(fresh.members());
        groups.add(fresh);
        return true;
      }
    }
    return false;
  }

  private static void takeIfItSuits(Group group, Need need) {
    if (!group.isFull() && group.suits(need)) {
      group.add(need);
    }
  }

  private List<Need> borrowed(Group fresh) {
    List<Need> borrowed = new ArrayList<>();
    for (Group group : groups) {
      int spare = group.size() - rules.minSize();
      for (Need member : group.members()) {
        if (spare > 0 && !fresh.isLargeEnough() && fresh.suits(member)) {
          fresh.add(member);
          borrowed.add(member);
          spare--;
        }
      }
    }
    return borrowed;
  }

  private boolean exchangeBetweenGroups() {
    for (int i = 0; i < groups.size(); i++) {
      for (int j = i + 1; j < groups.size(); j++) {
        if (exchange(groups.get(i), groups.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean exchange(Group one, Group other) {
    Objective before = one.objective().plus(other.objective());
    for (Need mine : one.members()) {
      for (Need theirs : other.members()) {
        if (one.suitsWithout(mine, theirs) && other.suitsWithout(theirs, mine)) {
          Group first = one.with(mine, theirs);
          Group second = other.with(theirs, mine);
          if (isClearlyBetter(first.objective().plus(second.objective()), before)) {
            one.become(first);
            other.become(second);
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Less than ten metres saved is no reason to exchange factories, and none to go on for ever. */
  private static boolean isClearlyBetter(Objective after, Objective before) {
    boolean same = after.points() == before.points() && after.coFunded() == before.coFunded();
    return same ? after.km() < before.km() - 0.01 : after.compareTo(before) > 0;
  }
}
