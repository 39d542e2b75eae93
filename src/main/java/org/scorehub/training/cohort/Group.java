package org.scorehub.training.cohort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A group while it is being put together; every member suits every other. */
final class Group {

  private final CohortRules rules;
  private final List<Candidate> members;
  private BitSet common = new BitSet();

  Group(CohortRules rules, List<Candidate> members) {
    this.rules = rules;
    this.members = new ArrayList<>(members);
    meet();
  }

  /** Whom all members suit. */
  private void meet() {
    common = new BitSet();
    if (!members.isEmpty()) {
      common.or(members.get(0).suits());
      members.forEach(member -> common.and(member.suits()));
    }
  }

  List<Candidate> members() {
    return List.copyOf(members);
  }

  List<Need> needs() {
    return members.stream().map(Candidate::need).toList();
  }

  int size() {
    return members.size();
  }

  boolean isFull() {
    return members.size() >= rules.maxSize();
  }

  boolean isLargeEnough() {
    return members.size() >= rules.minSize();
  }

  boolean suits(Candidate candidate) {
    return common.get(candidate.index());
  }

  /** Whether a candidate would fit in the place of one of the members. */
  boolean suitsWithout(Candidate leaving, Candidate candidate) {
    for (Candidate member : members) {
      if (member != leaving && !member.suits(candidate)) {
        return false;
      }
    }
    return true;
  }

  boolean sharesFunder(Candidate candidate) {
    return members.stream().anyMatch(candidate::sharesFunder);
  }

  /** Kilometres to the first member. */
  double kmTo(Candidate candidate) {
    return members.get(0).need().kmTo(candidate.need());
  }

  void add(Candidate candidate) {
    members.add(candidate);
    meet();
  }

  void remove(Candidate candidate) {
    members.remove(candidate);
    meet();
  }

  void exchange(Candidate leaving, Candidate coming) {
    members.set(members.indexOf(leaving), coming);
    meet();
  }

  Objective objective() {
    return objective(members);
  }

  /** What a group would be judged by if one came for another. */
  Objective objectiveWith(Candidate leaving, Candidate coming) {
    List<Candidate> other = new ArrayList<>(members);
    other.set(other.indexOf(leaving), coming);
    return objective(other);
  }

  private static Objective objective(List<Candidate> members) {
    long points = 0;
    int coFunded = 0;
    for (Candidate member : members) {
      points += member.need().points();
      coFunded += isCoFunded(member, members) ? 1 : 0;
    }
    return new Objective(points, members.size(), coFunded, kmToMiddle(members));
  }

  private static boolean isCoFunded(Candidate candidate, List<Candidate> members) {
    if (candidate.isShared()) {
      return true;
    }
    for (Candidate other : members) {
      if (other != candidate && other.sharesFunder(candidate)) {
        return true;
      }
    }
    return false;
  }

  private static double kmToMiddle(List<Candidate> members) {
    List<Place> places =
        members.stream().map(member -> member.need().place()).filter(Objects::nonNull).toList();
    if (places.isEmpty()) {
      return 0;
    }
    Place middle = Place.middle(places);
    return places.stream().mapToDouble(middle::kmTo).sum();
  }

  /** Kilometres between the two that are farthest apart. */
  double kmAcross() {
    return members.stream()
        .flatMap(one -> members.stream().map(other -> one.need().kmTo(other.need())))
        .max(Comparator.naturalOrder())
        .orElse(0.0);
  }
}
