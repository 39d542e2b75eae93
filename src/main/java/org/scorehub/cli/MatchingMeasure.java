package org.scorehub.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Figures over answered findings. */
final class MatchingMeasure {

  /** Languages with fewer findings have no figure of their own. */
  static final int ENOUGH = 20;

  /**
   * How well one answer is given.
   *
   * @param found of the findings with this label, those answered so
   * @param right of those answered so, the ones with this label
   */
  record OfClass(String name, Share found, Share right) {

    /** Harmonic mean of both; 0 if neither. */
    double f1() {
      double sum = found.value() + right.value();
      return sum == 0 ? 0 : 2 * found.value() * right.value() / sum;
    }
  }

  /**
   * What happens if everything below a confidence goes to a person.
   *
   * @param confidence the limit
   * @param toPerson those below it
   * @param restRight of the others, those answered right
   */
  record AtConfidence(double confidence, Share toPerson, Share restRight) {}

  private final List<AnsweredFinding> answers;

  MatchingMeasure(List<AnsweredFinding> answers) {
    this.answers = List.copyOf(answers);
  }

  MatchingMeasure where(Predicate<AnsweredFinding> which) {
    return new MatchingMeasure(answers.stream().filter(which).toList());
  }

  int size() {
    return answers.size();
  }

  Share right() {
    return share(answer -> true, AnsweredFinding::right);
  }

  /** Mean F1 over the classes that are labels here. */
  double macroF1() {
    return classes().stream()
        .filter(of -> of.found().of() > 0)
        .mapToDouble(OfClass::f1)
        .average()
        .orElse(0);
  }

  /** Labelled ESC and not escalated at all. */
  Share missedEscalations() {
    return share(AnsweredFinding::shouldEscalate, answer -> !answer.escalated());
  }

  /** Answered by escalation without a module where the label is a module or NONE. */
  Share falseEscalations() {
    return share(
        answer -> !answer.shouldEscalate(),
        answer -> answer.answer().equals(LabelledFinding.ESCALATED));
  }

  List<OfClass> classes() {
    return LabelledFinding.CLASSES.stream().map(this::ofClass).toList();
  }

  private OfClass ofClass(String name) {
    return new OfClass(
        name,
        share(answer -> answer.label().primary().equals(name), AnsweredFinding::right),
        share(answer -> answer.answer().equals(name), AnsweredFinding::right));
  }

  /** By key, in its order. */
  Map<String, MatchingMeasure> by(Function<AnsweredFinding, String> key) {
    Map<String, List<AnsweredFinding>> groups = new TreeMap<>();
    for (AnsweredFinding answer : answers) {
      groups.computeIfAbsent(key.apply(answer), name -> new ArrayList<>()).add(answer);
    }
    Map<String, MatchingMeasure> measures = new TreeMap<>();
    groups.forEach((name, group) -> measures.put(name, new MatchingMeasure(group)));
    return measures;
  }

  int confused(String label, String answer) {
    return share(
            given -> given.label().primary().equals(label), given -> given.answer().equals(answer))
        .hits();
  }

  /** At each confidence that occurs, the lowest first. */
  List<AtConfidence> confidences() {
    return new TreeSet<>(answers.stream().map(AnsweredFinding::confidence).toList())
        .stream().map(this::at).toList();
  }

  private AtConfidence at(double limit) {
    return new AtConfidence(
        limit,
        share(answer -> true, answer -> answer.confidence() < limit),
        share(answer -> answer.confidence() >= limit, AnsweredFinding::right));
  }

  private Share share(Predicate<AnsweredFinding> of, Predicate<AnsweredFinding> hit) {
    List<AnsweredFinding> all = answers.stream().filter(of).toList();
    return new Share((int) all.stream().filter(hit).count(), all.size());
  }
}
