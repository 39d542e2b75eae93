package org.scorehub.intake.fetch;

import java.util.Optional;

/** The cursors of all sources, and how their polls went. */
interface SourceCursors {

  /**
   * Begins a poll.
   *
   * @param leader the instance that polls
   * @return empty if the source is to be left alone for now, because it failed lately or its
   *     connector is paused
   */
  Optional<PollState> begin(PollSource source, String leader);

  /**
   * Moves the cursor.
   *
   * @param reached where to; still with the count and failures that the poll began with
   * @throws SourceUnavailable if another instance has moved it since; nothing is changed then
   */
  PollState advance(PollSource source, PollState reached);

  /** The source answered as it should. */
  void succeeded(PollSource source, int failuresBefore);

  /** The poll failed; the source is left alone for a while. */
  void failed(PollSource source, Throwable cause);
}
