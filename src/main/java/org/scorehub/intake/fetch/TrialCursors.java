package org.scorehub.intake.fetch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Cursors in memory; a source that failed is asked again at once. Thread-safe. */
final class TrialCursors implements SourceCursors {

  private static final PollState START = new PollState(null, null, null, 0, 0);
  private static final FetchTrial.Course NOTHING = new FetchTrial.Course(0, 0, 0, null);

  private final Map<PollSource, PollState> states = new HashMap<>();
  private final Map<PollSource, FetchTrial.Course> courses = new HashMap<>();

  @Override
  public synchronized Optional<PollState> begin(PollSource source, String leader) {
    return Optional.of(states.getOrDefault(source, START));
  }

  @Override
  public synchronized PollState advance(PollSource source, PollState reached) {
    PollState stored = reached.stored();
    states.put(source, stored);
    FetchTrial.Course before = course(source);
    courses.put(
        source,
        new FetchTrial.Course(
            before.succeeded() + 1, before.failed(), before.moves() + 1, before.lastFailure()));
    return stored;
  }

  @Override
  public synchronized void succeeded(PollSource source, int failuresBefore) {
    FetchTrial.Course before = course(source);
    courses.put(
        source,
        new FetchTrial.Course(
            before.succeeded() + 1, before.failed(), before.moves(), before.lastFailure()));
  }

  @Override
  public synchronized void failed(PollSource source, Throwable cause) {
    FetchTrial.Course before = course(source);
    courses.put(
        source,
        new FetchTrial.Course(
            before.succeeded(), before.failed() + 1, before.moves(), String.valueOf(cause)));
  }

  synchronized FetchTrial.Course course(PollSource source) {
    return courses.getOrDefault(source, NOTHING);
  }
}
