package org.scorehub.platform.embedded;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a process: asks first, kills when asking does not help. */
final class Stop {

  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Stop() {}

  /** Returns once the process has ended. */
  static void stop(String title, ProcessHandle process, Consumer<ProcessHandle> request) {
    request.accept(process);
    if (!hasEnded(process)) {
      LOG.warn("{} (pid {}) does not stop; killing it", title, process.pid());
      process.destroyForcibly();
      hasEnded(process);
    }
  }

  private static boolean hasEnded(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
