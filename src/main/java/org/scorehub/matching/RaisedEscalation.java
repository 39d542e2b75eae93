package org.scorehub.matching;

import java.time.Instant;
import java.util.List;
import org.scorehub.canonical.avro.EscalationKind;

/**
 * A matter that a person must decide.
 *
 * @param kind why it is raised
 * @param topic canonical topic, or {@link Topic#UNMAPPED}
 * @param raisedAt when the clocks start
 * @param clocks deadlines, the earliest first
 * @param visibleTo roles that may see it, sorted
 */
public record RaisedEscalation(
    EscalationKind kind,
    String topic,
    Instant raisedAt,
    List<EscalationDeadline> clocks,
    List<String> visibleTo) {

  public RaisedEscalation {
    clocks = List.copyOf(clocks);
    visibleTo = List.copyOf(visibleTo);
  }
}
