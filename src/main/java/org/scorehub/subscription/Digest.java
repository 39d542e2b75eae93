package org.scorehub.subscription;

import java.util.UUID;

/**
 * Something to be sent to a subscriber.
 *
 * @param id the same each time it is sent, so that a receiver can tell a repetition
 * @param after the last change that an earlier digest covers
 * @param until the last one that this covers
 * @param attempts to send it, so far
 */
public record Digest(UUID id, Kind kind, long after, long until, int attempts) {

  /** What it is for. */
  public enum Kind {
    NEWS,
    /** The last week, sent because the subscriber asked for a trial. */
    TEST,
    /** Asks whoever reads an e-mail address to agree. */
    CONFIRM
  }
}
