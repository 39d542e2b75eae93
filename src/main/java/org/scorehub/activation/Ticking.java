package org.scorehub.activation;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own. Says a failure once, not every time. */
final class Ticking {

  private static final Logger log = LoggerFactory.getLogger(Ticking.class);
  private static final int PATIENCE_SECONDS = 20;

  private final ScheduledExecutorService clock;
  private @Nullable ScheduledFuture<?> work;
  private @Nullable String failure;

  Ticking(String name) {
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  synchronized void begin(Duration interval, Runnable step) {
    long millis = interval.toMillis();
    work = clock.scheduleWithFixedDelay(() -> attempt(step), millis, millis, TimeUnit.MILLISECONDS);
  }

  private void attempt(Runnable step) {
    try {
      step.run();
      failure = null;
    } catch (RuntimeException e) { // an uncaught one would end the work for good
      String message = String.valueOf(e.getMessage());
      if (!message.equals(failure)) {
        log.warn("Cannot follow changes of connectors, and goes on trying: {}", message, e);
      }
      failure = message;
    }
  }

  /** Lets what is under way end. */
  synchronized void end() {
    if (work != null) {
      work.cancel(false);
    }
    clock.shutdown();
    try {
      if (!clock.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        clock.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
