package org.scorehub.matching;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;

/**
 * Says which findings raise an escalation, and its clocks, by {@code
 * mappings/score/escalation-rules.csv}. All rows that fit apply. Thread-safe.
 */
public final class Escalations {

  private final MatchingRules rules;

  public Escalations(MatchingRules rules) {
    this.rules = rules;
  }

  /**
   * The escalation that a finding raises, empty if none.
   *
   * @param scheme audit scheme of the finding, null if unknown
   * @param match its answer
   * @param raisedAt when it was raised: by the issuer, or else when it was received
   */
  public Optional<RaisedEscalation> of(@Nullable String scheme, Match match, Instant raisedAt) {
    EscalationKind kind = match.escalation();
    return kind == null
        ? Optional.empty()
        : Optional.of(raised(kind, scheme, match.topic(), raisedAt));
  }

  /**
   * The escalation of an alert that names a topic without a finding, for example a zero-tolerance
   * alert.
   */
  public RaisedEscalation raised(
      EscalationKind kind, @Nullable String scheme, String topic, Instant raisedAt) {
    String id = scheme == null ? null : rules.schemeId(scheme).orElse(scheme);
    List<EscalationRule> fitting =
        rules.escalationRules().stream().filter(rule -> rule.appliesTo(kind, id, topic)).toList();
    return new RaisedEscalation(
        kind, topic, raisedAt, clocks(fitting, raisedAt), visibleTo(fitting));
  }

  private static List<EscalationDeadline> clocks(List<EscalationRule> fitting, Instant raisedAt) {
    return fitting.stream()
        .sorted(Comparator.comparing(EscalationRule::period))
        .map(
            rule ->
                new EscalationDeadline(rule.clock(), raisedAt.plus(rule.period()), rule.source()))
        .toList();
  }

  private static List<String> visibleTo(List<EscalationRule> fitting) {
    return fitting.stream().flatMap(rule -> rule.visibleTo().stream()).distinct().sorted().toList();
  }
}
