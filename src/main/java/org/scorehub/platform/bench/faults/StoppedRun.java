package org.scorehub.platform.bench.faults;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.bench.load.RunFolder;

/**
 * Ends a run in good order when the program is stopped: what the run has started ends with it, and
 * then its folder is deleted.
 */
final class StoppedRun implements AutoCloseable {

  private static final long FOR_END_SECONDS = 60;

  private final Thread run = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final @Nullable Path folder;
  private final Thread onStop = new Thread(this::stop, "stop-faults");

  private StoppedRun(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * Watches over the calling thread until closed.
   *
   * @param folder null if somebody else deletes it
   */
  static StoppedRun watch(@Nullable Path folder) {
    StoppedRun watch = new StoppedRun(folder);
    Runtime.getRuntime().addShutdownHook(watch.onStop);
    return watch;
  }

  private void stop() {
    run.interrupt();
    try {
      if (ended.await(FOR_END_SECONDS, TimeUnit.SECONDS) && folder != null) {
        RunFolder.delete(folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onStop);
    } catch (IllegalStateException e) {
      return; // the program is being stopped, and what this would take away is at work
    }
  }
}
