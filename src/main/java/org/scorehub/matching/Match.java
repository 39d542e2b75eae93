package org.scorehub.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;

/**
 * What answers one finding.
 *
 * @param topic canonical topic, or {@link Topic#UNMAPPED}
 * @param amforiPa amfori BSCI performance area; the one of the native code if it names one; null if
 *     none covers the topic
 * @param etiClause ETI Base Code clause; the native code itself if it is one; null if none covers
 *     the topic
 * @param primary module that answers it, or {@link ScoreModule#NONE}
 * @param secondary module that helps too, or {@link ScoreModule#NONE}; if {@code escalation} is set
 *     and the primary is NONE it is preventive only, after the remedy is verified
 * @param escalation why a person must decide; null if none needs to
 * @param confidence 0 (nothing usable) to 1 (the buyer decided), by {@code
 *     mappings/score/confidence.csv}
 * @param needsPerson whether a person must look before anything rests on it: its topic is not
 *     known, or its confidence is below {@code person_below} of that file
 * @param reasons the way to the answer, the strongest evidence first; never empty
 */
public record Match(
    String topic,
    @Nullable String amforiPa,
    @Nullable String etiClause,
    String primary,
    String secondary,
    @Nullable EscalationKind escalation,
    double confidence,
    boolean needsPerson,
    List<Reason> reasons) {

  public Match {
    reasons = List.copyOf(reasons);
  }

  /** Whether a person must decide. */
  public boolean escalate() {
    return escalation != null;
  }

  /** Whether it is never answered by training: escalated without a module to train in parallel. */
  public boolean trainingSuppressed() {
    return escalate() && primary.equals(ScoreModule.NONE);
  }
}
