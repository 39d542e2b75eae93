package org.scorehub.intake.fetch;

import org.jspecify.annotations.Nullable;

/**
 * How far a source has been fetched.
 *
 * @param cursor where the last complete run ended, in the source's own words; null before the first
 * @param nextPage page to go on with, if a run ended between two; null otherwise
 * @param etag entity tag of the first page of the last complete run; null if there was none
 * @param advanced how often the cursor has moved
 * @param failures failed polls since the last one that went well
 */
record PollState(
    @Nullable String cursor,
    @Nullable String nextPage,
    @Nullable String etag,
    long advanced,
    int failures) {

  /** The state in the middle of a run. */
  PollState atPage(String next) {
    return new PollState(cursor, next, etag, advanced, failures);
  }

  /** The state after a complete run. */
  PollState completed(@Nullable String newCursor, @Nullable String newEtag) {
    return new PollState(newCursor, null, newEtag, advanced, failures);
  }

  /** The state once it has been stored. */
  PollState stored() {
    return new PollState(cursor, nextPage, etag, advanced + 1, 0);
  }
}
