package org.scorehub.matching.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The concepts of a text by clause, by sentence and as a whole. */
final class Passages {

  /**
   * Concepts that stand together.
   *
   * @param concepts their numbers
   * @param from where the passage begins in the folded text
   * @param to where it ends
   * @param closeness 1 within a clause, less in a longer passage
   */
  record Passage(BitSet concepts, int from, int to, double closeness) {

    boolean contains(Sighting sighting) {
      return sighting.from() >= from && sighting.to() <= to;
    }
  }

  static final double CLAUSE = 1;
  static final double SENTENCE = 0.85;
  static final double WHOLE = 0.6;

  private final List<Passage> passages = new ArrayList<>();
  private final String chars;
  private final int turn;

  private Passages(String chars, int turn) {
    this.chars = chars;
    this.turn = turn;
  }

  /** The passages of a text, the closest first. */
  static List<Passage> of(FoldedText text, List<Sighting> sightings, int turn) {
    Passages of = new Passages(text.chars(), turn);
    of.addClauses(sightings);
    int clauses = of.passages.size();
    of.addSentences(clauses);
    int sentences = of.passages.size() - clauses;
    if (sentences > 1) {
      of.passages.add(of.join(0, clauses, WHOLE));
    }
    if (clauses == sentences) {
      of.passages.subList(clauses, clauses + sentences).clear();
    }
    return of.passages;
  }

  private void addClauses(List<Sighting> sightings) {
    int start = 0;
    BitSet concepts = new BitSet();
    int next = 0;
    for (int at = 0; at <= chars.length(); at++) {
      boolean turns = false;
      while (next < sightings.size() && sightings.get(next).from() == at) {
        turns |= sightings.get(next).concept() == turn;
        next++;
      }
      if (turns || at == chars.length() || ends(at)) {
        add(concepts, start, at);
        concepts = new BitSet();
        start = at;
      }
      for (int i = next - 1; i >= 0 && sightings.get(i).from() == at; i--) {
        concepts.set(sightings.get(i).concept());
      }
    }
  }

  private void add(BitSet concepts, int from, int to) {
    if (!concepts.isEmpty()) {
      passages.add(new Passage(concepts, from, to, CLAUSE));
    }
  }

  private void addSentences(int clauses) {
    int first = 0;
    for (int i = 1; i <= clauses; i++) {
      if (i == clauses || sentenceEndsBetween(passages.get(i - 1).to(), passages.get(i).from())) {
        passages.add(join(first, i, SENTENCE));
        first = i;
      }
    }
  }

  private Passage join(int first, int end, double closeness) {
    BitSet concepts = new BitSet();
    for (int i = first; i < end; i++) {
      concepts.or(passages.get(i).concepts());
    }
    return new Passage(concepts, passages.get(first).from(), passages.get(end - 1).to(), closeness);
  }

  private boolean ends(int at) {
    return chars.charAt(at) == Folding.CLAUSE || chars.charAt(at) == Folding.SENTENCE;
  }

  /** From the end of one clause up to the first letter of the next. */
  private boolean sentenceEndsBetween(int end, int start) {
    for (int at = end; at <= start && at < chars.length(); at++) {
      if (chars.charAt(at) == Folding.SENTENCE) {
        return true;
      }
    }
    return false;
  }
}
