package org.scorehub.matching;

import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;

/**
 * An open issue that a person must decide.
 *
 * @param issueId null if it has none yet
 * @param topic canonical topic, or {@link Topic#UNMAPPED}
 * @param scheme audit scheme of the issue
 * @param kind why
 * @param training whether training runs in parallel; false: training is no remedy
 * @param preventive module against a repetition once the remedy is verified; null if none
 */
public record Escalated(
    @Nullable String issueId,
    String topic,
    String scheme,
    EscalationKind kind,
    boolean training,
    @Nullable String preventive) {}
