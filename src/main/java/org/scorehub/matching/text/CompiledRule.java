package org.scorehub.matching.text;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A rule by the numbers of its concepts.
 *
 * @param when of each set one concept must occur
 * @param unless none of these may occur
 */
record CompiledRule(TextRule rule, List<BitSet> when, BitSet unless) {

  static CompiledRule of(TextRule rule, Vocabulary vocabulary) {
    return new CompiledRule(
        rule,
        rule.when().stream().map(any -> bits(any, vocabulary)).toList(),
        bits(rule.unless(), vocabulary));
  }

  private static BitSet bits(List<String> concepts, Vocabulary vocabulary) {
    BitSet bits = new BitSet();
    concepts.forEach(concept -> bits.set(vocabulary.number(concept)));
    return bits;
  }

  /** The smallest of the sets: without one of its concepts the rule says nothing. */
  BitSet rarest() {
    return when.stream().min(Comparator.comparingInt(BitSet::cardinality)).orElseGet(BitSet::new);
  }

  /** Whether all that must occur does. */
  boolean isSaid(BitSet concepts) {
    for (BitSet any : when) {
      if (!any.intersects(concepts)) {
        return false;
      }
    }
    return true;
  }

  boolean holds(BitSet concepts) {
    return isSaid(concepts) && !unless.intersects(concepts);
  }

  boolean speaksOf(int concept) {
    return when.stream().anyMatch(any -> any.get(concept));
  }
}
