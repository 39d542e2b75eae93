package org.scorehub.training.cohort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A need while groups are put together. Knows which others it suits, as a plan asks for that
 * millions of times.
 */
final class Candidate {

  /** The most issues first. */
  static final Comparator<Candidate> WEIGHTIEST =
      Comparator.comparing(Candidate::need, Need.WEIGHTIEST);

  private final Need need;
  private final int index;
  private final BitSet suits = new BitSet();
  private final BitSet funders = new BitSet();

  private Candidate(Need need, int index) {
    this.need = need;
    this.index = index;
  }

  /** The needs of one module, the weightiest first. */
  static List<Candidate> of(List<Need> needs, int maxKm) {
    List<Candidate> all = new ArrayList<>();
    Map<String, Integer> buyers = new HashMap<>();
    for (Need need : needs.stream().sorted(Need.WEIGHTIEST).toList()) {
      Candidate candidate = new Candidate(need, all.size());
      need.funders()
          .forEach(f -> candidate.funders.set(buyers.computeIfAbsent(f, b -> buyers.size())));
      all.forEach(other -> candidate.meet(other, maxKm));
      all.add(candidate);
    }
    return all;
  }

  private void meet(Candidate other, int maxKm) {
    if (need.suits(other.need, maxKm)) {
      suits.set(other.index);
      other.suits.set(index);
    }
  }

  Need need() {
    return need;
  }

  int index() {
    return index;
  }

  /** Those that it suits, by index. */
  BitSet suits() {
    return suits;
  }

  boolean suits(Candidate other) {
    return suits.get(other.index);
  }

  boolean sharesFunder(Candidate other) {
    return funders.intersects(other.funders);
  }

  /** True if more than one buyer pays for it. */
  boolean isShared() {
    return funders.cardinality() > 1;
  }
}
