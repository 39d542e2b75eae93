package org.scorehub.trial;

import java.util.List;

/**
 * What to tell of a document beside its translation.
 *
 * @param explain places whose values are to be explained, in the canonical record; of a document
 *     that is sent, in their document
 * @param of places of which to tell what they decide, the other way round
 * @param row of a table a row, from 1, of the only child to look at; 0 for all
 */
public record TrialRequest(List<String> explain, List<String> of, int row) {

  /** Most places that are explained at once. */
  public static final int MOST = 20;

  /** Asks for nothing but what would become of the document. */
  public static final TrialRequest PLAIN = new TrialRequest(List.of(), List.of(), 0);

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if it asks for too much
   */
  public TrialRequest {
    explain = List.copyOf(explain);
    of = List.copyOf(of);
    if (explain.size() + of.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " paths are explained at once");
    }
  }

  /** Whether only single values matter: then nothing is matched and nothing made to send. */
  public boolean isNarrow() {
    return !explain.isEmpty() || !of.isEmpty();
  }
}
