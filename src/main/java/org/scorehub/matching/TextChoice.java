package org.scorehub.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.text.TextReading;
import org.scorehub.matching.text.TopicEvidence;

/**
 * Chooses the topic of a finding from its words and, if it has one, its code. Each topic has the
 * strength of the words that speak for it; the code adds to its own topic and to those of its area,
 * by {@link TextPrior}. The strongest topic wins. The answer is as sure as the margin to the
 * strongest topic that another module would answer says.
 */
final class TextChoice {

  /** A topic and how strongly words and code together speak for it. */
  private record Candidate(Topic topic, double strength, @Nullable TopicEvidence words) {}

  private final MatchingRules rules;

  TextChoice(MatchingRules rules) {
    this.rules = rules;
  }

  /** The topic found; null if neither words nor code say anything. */
  Answers.@Nullable Found choose(
      TextReading reading, @Nullable Scheme scheme, @Nullable CodeTopic code) {
    List<Candidate> candidates = new ArrayList<>(candidates(reading, scheme, code).values());
    candidates.sort(
        Comparator.comparingDouble(Candidate::strength)
            .reversed()
            .thenComparing(candidate -> !isEscalatedOnly(candidate.topic()))
            .thenComparing(candidate -> candidate.topic().code()));
    if (candidates.isEmpty()) {
      return null;
    }
    return found(candidates.get(0), reading, confidence(candidates, code), scheme, code);
  }

  private Map<String, Candidate> candidates(
      TextReading reading, @Nullable Scheme scheme, @Nullable CodeTopic code) {
    Map<String, Candidate> candidates = new HashMap<>();
    for (TopicEvidence said : reading.topics()) {
      Topic topic = rules.topic(said.topic()).orElseThrow();
      double strength = said.score() + severity(said, topic) + prior(topic, scheme, code);
      candidates.put(topic.code(), new Candidate(topic, strength, said));
    }
    if (scheme != null && code != null && !candidates.containsKey(code.topic())) {
      Topic topic = rules.topic(code.topic()).orElseThrow();
      double strength = prior(topic, scheme, code);
      candidates.put(topic.code(), new Candidate(topic, strength, null));
    }
    return candidates;
  }

  private double prior(Topic topic, @Nullable Scheme scheme, @Nullable CodeTopic code) {
    if (scheme == null || code == null) {
      return 0;
    }
    if (topic.code().equals(code.topic())) {
      return rules.prior(TextPrior.of(code.evidence()));
    }
    return rules.areas().contains(scheme, code, topic) ? rules.prior(TextPrior.IN_AREA) : 0;
  }

  private double severity(TopicEvidence said, Topic topic) {
    boolean plain = said.score() >= rules.prior(TextPrior.SEVERE_FROM);
    return plain && isEscalatedOnly(topic) ? rules.prior(TextPrior.SEVERE) : 0;
  }

  private boolean isEscalatedOnly(Topic topic) {
    TopicRule rule = rules.rule(topic.code()).orElseThrow();
    return rule.escalate() && rule.primary().equals(ScoreModule.NONE);
  }

  private double confidence(List<Candidate> candidates, @Nullable CodeTopic code) {
    Candidate best = candidates.get(0);
    double next = rules.prior(TextPrior.NOTHING);
    for (Candidate other : candidates) {
      if (!answer(other.topic()).equals(answer(best.topic()))) {
        next = Math.max(next, other.strength());
        break;
      }
    }
    double byText = best.words() == null ? 0 : rules.textConfidence(best.strength() - next);
    return code != null && best.topic().code().equals(code.topic())
        ? Math.max(byText, rules.confidence(code.evidence()))
        : byText;
  }

  private String answer(Topic topic) {
    return isEscalatedOnly(topic)
        ? "escalated"
        : rules.coreModule(rules.rule(topic.code()).orElseThrow().primary());
  }

  private static Answers.Found found(
      Candidate best,
      TextReading reading,
      double confidence,
      @Nullable Scheme scheme,
      @Nullable CodeTopic code) {
    List<Reason> reasons = new ArrayList<>();
    if (best.words() != null) {
      reasons.add(wordsReason(reading, best.words()));
    }
    if (scheme != null && code != null) {
      reasons.add(CodeReasons.of(scheme, code));
    }
    Answers.Found found = Answers.Found.of(best.topic(), confidence, reasons);
    return scheme == null || code == null
        ? found
        : found.named(scheme.amforiPa(code.code()), scheme.etiClause(code.code()));
  }

  private static Reason wordsReason(TextReading reading, TopicEvidence said) {
    List<String> words =
        reading.words(said).stream()
            .map(found -> "“" + found.written() + "” (" + found.concept() + ")")
            .toList();
    String explanation = "The text says " + String.join(", ", words) + ": " + said.topic();
    return new Reason(said.reference(), explanation);
  }
}
