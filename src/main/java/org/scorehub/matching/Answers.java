package org.scorehub.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;

/** Writes the answer for a topic once it is known, and for a finding whose topic is not. */
final class Answers {

  /** A topic with what led to it, the strongest reason first. */
  record Found(
      Topic topic,
      double confidence,
      List<Reason> reasons,
      @Nullable String amforiPa,
      @Nullable String etiClause) {

    Found {
      reasons = List.copyOf(reasons);
    }

    static Found of(Topic topic, double confidence, List<Reason> reasons) {
      return new Found(topic, confidence, reasons, topic.amforiPa(), topic.etiClause());
    }

    Found named(@Nullable String pa, @Nullable String clause) {
      return new Found(
          topic,
          confidence,
          reasons,
          pa == null ? amforiPa : pa,
          clause == null ? etiClause : clause);
    }
  }

  private final MatchingRules rules;
  private final OfferedModules offered;

  Answers(MatchingRules rules, OfferedModules offered) {
    this.rules = rules;
    this.offered = offered;
  }

  Match answer(Found found, @Nullable EscalationKind mark) {
    TopicRule rule = rules.rule(found.topic().code()).orElseThrow();
    OfferedModules.Choice primary = offered.choose(rule.primary());
    OfferedModules.Choice secondary = offered.choose(rule.secondary());
    List<Reason> reasons = new ArrayList<>();
    if (mark != null) {
      reasons.add(markReason(mark));
    }
    reasons.addAll(found.reasons());
    reasons.add(new Reason(rule.reference(), rule.rationale()));
    reasons.addAll(primary.reasons());
    reasons.addAll(secondary.reasons());
    return mark == null
        ? byRule(found, rule, primary.module(), secondary.module(), reasons)
        : byMark(found, mark, primary.module(), secondary.module(), reasons);
  }

  private Match byRule(
      Found found, TopicRule rule, String primary, String secondary, List<Reason> reasons) {
    EscalationKind kind = rule.escalate() ? EscalationKind.SEVERE_FINDING : null;
    return match(found, primary, distinct(primary, secondary), kind, found.confidence(), reasons);
  }

  private Match byMark(
      Found found, EscalationKind mark, String primary, String secondary, List<Reason> reasons) {
    String preventive = primary.equals(ScoreModule.NONE) ? secondary : primary;
    double confidence = rules.confidence(Evidence.BUYER_MARK);
    return match(found, ScoreModule.NONE, preventive, mark, confidence, reasons);
  }

  private Match match(
      Found found,
      String primary,
      String secondary,
      @Nullable EscalationKind kind,
      double confidence,
      List<Reason> reasons) {
    return new Match(
        found.topic().code(),
        found.amforiPa(),
        found.etiClause(),
        primary,
        secondary,
        kind,
        confidence,
        rules.needsPerson(confidence),
        reasons);
  }

  Match unmapped(Reason why, @Nullable EscalationKind mark) {
    Evidence evidence = mark == null ? Evidence.NONE : Evidence.BUYER_MARK;
    return new Match(
        Topic.UNMAPPED,
        null,
        null,
        ScoreModule.NONE,
        ScoreModule.NONE,
        mark,
        rules.confidence(evidence),
        true,
        mark == null ? List.of(why) : List.of(markReason(mark), why));
  }

  private static String distinct(String primary, String secondary) {
    return primary.equals(secondary) ? ScoreModule.NONE : secondary;
  }

  private static Reason markReason(EscalationKind mark) {
    String words = mark.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String what = mark == EscalationKind.ZERO_TOLERANCE ? words : "business critical";
    return new Reason(
        Severities.WORDS_FILE + "#" + what,
        "Marked " + what + " by the buyer or auditor: a person decides, training is no remedy");
  }
}
