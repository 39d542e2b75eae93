package org.scorehub.reconcile;

import java.util.List;

/**
 * Something that a buyer wants to know of every site.
 *
 * @param id names it within its set, for example a clause or a question
 * @param title in words of our own or of the organisation
 * @param topics what has to be asked so that it is answered; at least one, each once
 * @param weight how much it counts among the others; from 1 on
 * @param source where it comes from, with its DERIVED and UNCONFIRMED marks; empty if it is the
 *     organisation's own
 */
public record Requirement(String id, String title, List<String> topics, int weight, String source) {

  public Requirement {
    topics = List.copyOf(topics);
  }

  /** Whether it is this project's own reading of somebody else's standard. */
  public boolean isDerived() {
    return source.contains("DERIVED");
  }

  /** Whether no source settled it. */
  public boolean isUnconfirmed() {
    return source.contains("UNCONFIRMED");
  }
}
