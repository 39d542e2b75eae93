package org.scorehub.matching;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;

/** A clock of an escalation: a row of {@code mappings/score/escalation-rules.csv}. */
record EscalationRule(
    EscalationKind kind,
    String scheme,
    String topic,
    String clock,
    Duration period,
    List<String> visibleTo,
    String source) {

  static final String FILE = "mappings/score/escalation-rules.csv";
  static final String ANY = "*";

  /** Null after reporting an unusable row. */
  static @Nullable EscalationRule of(RuleRow row, RuleProblems problems) {
    EscalationKind kind = row.constant("kind", EscalationKind.class, problems);
    int hours = row.integer("hours", problems);
    if (kind == null) {
      return null;
    }
    return new EscalationRule(
        kind,
        row.text("scheme"),
        row.text("topic"),
        row.text("clock"),
        Duration.ofHours(hours),
        row.parts("visible_to", "\\|"),
        row.text("source"));
  }

  boolean appliesTo(EscalationKind aKind, @Nullable String aScheme, String aTopic) {
    return kind == aKind
        && (scheme.equals(ANY) || scheme.equals(aScheme))
        && (topic.equals(ANY) || topic.equals(aTopic));
  }
}
