package org.scorehub.training.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A group while it is being put together; every member suits every other. */
final class Group {

  /** The most issues first. */
  static final Comparator<Need> WEIGHTIEST =
      Comparator.comparingInt(Need::points).reversed().thenComparing(Need::id);

  private final CohortRules rules;
  private final List<Need> members;

  Group(CohortRules rules, List<Need> members) {
    this.rules = rules;
    this.members = new ArrayList<>(members);
  }

  List<Need> members() {
    return List.copyOf(members);
  }

  int size() {
    return members.size();
  }

  boolean isFull() {
    return members.size() >= rules.maxSize();
  }

  boolean canSpare() {
    return members.size() > rules.minSize();
  }

  boolean isLargeEnough() {
    return members.size() >= rules.minSize();
  }

  boolean suits(Need need) {
    return members.stream().allMatch(member -> member.suits(need, rules.maxKm()));
  }

  /** Whether a need would fit in the place of one of the members. */
  boolean suitsWithout(Need leaving, Need need) {
    return members.stream().allMatch(m -> m.equals(leaving) || m.suits(need, rules.maxKm()));
  }

  void add(Need need) {
    members.add(need);
  }

  void remove(Need need) {
    members.remove(need);
  }

  Group with(Need leaving, Need coming) {
    List<Need> other = new ArrayList<>(members);
    other.remove(leaving);
    other.add(coming);
    return new Group(rules, other);
  }

  void become(Group other) {
    members.clear();
    members.addAll(other.members);
  }

  Objective objective() {
    long points = members.stream().mapToLong(Need::points).sum();
    int coFunded = (int) members.stream().filter(this::isCoFunded).count();
    return new Objective(points, coFunded, kmToMiddle());
  }

  private boolean isCoFunded(Need need) {
    return need.funders().size() > 1
        || members.stream().anyMatch(other -> !other.equals(need) && other.sharesFunder(need));
  }

  private double kmToMiddle() {
    return members.stream().mapToDouble(this::kmTo).min().orElse(0);
  }

  private double kmTo(Need middle) {
    return members.stream().mapToDouble(middle::kmTo).sum();
  }

  /** Kilometres between the two that are farthest apart. */
  double kmAcross() {
    return members.stream()
        .flatMap(one -> members.stream().map(one::kmTo))
        .max(Comparator.naturalOrder())
        .orElse(0.0);
  }
}
