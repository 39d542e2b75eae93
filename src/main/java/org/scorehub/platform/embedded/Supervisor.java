package org.scorehub.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one server process running: starts it, starts it again when it ends by itself, and stops it
 * on {@link #close}. Says one line for each such event.
 */
final class Supervisor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long POLL_MILLIS = 25;

  private final ServerProcess server;
  private final RestartPolicy policy;
  private final Path recordFile;
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Process process;

  Supervisor(HubHome home, ServerProcess server, RestartPolicy policy) {
    this.server = server;
    this.policy = policy;
    this.recordFile = ChildRecord.file(home, server.name());
  }

  /**
   * Starts the server, waits until it is ready, and watches it from then on.
   *
   * @throws EmbeddedServerFailure if it does not become ready
   */
  void start() {
    Process first = launch();
    awaitReady(first);
    Thread watch = new Thread(() -> watch(first), "watch-" + server.name());
    watch.setDaemon(true);
    watch.start();
  }

  /** The running process. */
  synchronized ProcessHandle process() {
    if (process == null) {
      throw new IllegalStateException(server.title() + " was not started");
    }
    return process.toHandle();
  }

  @Override
  public void close() {
    Process last;
    synchronized (this) {
      closing.countDown();
      last = process;
    }
    if (last != null) {
      stop(last.toHandle());
      deleteRecord();
    }
  }

  private synchronized Process launch() {
    if (isClosing()) {
      throw new EmbeddedServerFailure(server.title() + " is not started: the hub is stopping");
    }
    try {
      LogFile.rotate(server.log());
      Process launched = server.launch();
      process = launched;
      ChildRecord.of(launched.toHandle()).write(recordFile);
      return launched;
    } catch (IOException e) {
      throw new EmbeddedServerFailure(
          "%s cannot be started: %s".formatted(server.title(), e.getMessage()), e);
    }
  }

  private void awaitReady(Process launched) {
    Instant deadline = Instant.now().plus(server.readyWithin());
    while (!server.isReady(launched)) {
      if (!launched.isAlive()) {
        throw failed("ended with exit code " + launched.exitValue());
      }
      if (Instant.now().isAfter(deadline)) {
        stop(launched.toHandle());
        throw failed("did not become ready in " + server.readyWithin().toSeconds() + " s");
      }
      if (closesWithin(Duration.ofMillis(POLL_MILLIS))) {
        throw failed("was stopped while starting");
      }
    }
  }

  private EmbeddedServerFailure failed(String what) {
    return new EmbeddedServerFailure(
        "%s %s: %s (see %s)"
            .formatted(server.title(), what, LogFile.lastWords(server.log()), server.log()));
  }

  private void watch(Process first) {
    Process current = first;
    int attempt = 0;
    while (true) {
      Instant since = Instant.now();
      int exitCode = awaitEnd(current);
      if (isClosing()) {
        return;
      }
      boolean steady = Duration.between(since, Instant.now()).compareTo(policy.steadyAfter()) >= 0;
      attempt = steady ? 1 : attempt + 1;
      LOG.warn(
          "{} (pid {}) ended with exit code {}; starting it again",
          server.title(),
          current.pid(),
          exitCode);
      Process next = restart(attempt);
      if (next == null) {
        return;
      }
      current = next;
    }
  }

  /** The next process, ready or not; null once there is none to come. */
  private @Nullable Process restart(int firstAttempt) {
    String reason = "It ended again each time soon after.";
    for (int attempt = firstAttempt; attempt <= policy.tries(); attempt++) {
      if (closesWithin(policy.delayBefore(attempt))) {
        return null;
      }
      try {
        Process next = launch();
        awaitReady(next);
        LOG.info("{} runs again (pid {})", server.title(), next.pid());
        return next;
      } catch (EmbeddedServerFailure e) {
        reason = String.valueOf(e.getMessage());
      }
    }
    if (!isClosing()) {
      LOG.error(
          "{} is down after {} tries to start it again. {}",
          server.title(),
          policy.tries(),
          reason);
    }
    return null;
  }

  private void stop(ProcessHandle running) {
    Stop.stop(server.title(), running, server::requestStop);
    server.onStopped();
  }

  private static int awaitEnd(Process running) {
    return running.onExit().join().exitValue();
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private boolean closesWithin(Duration time) {
    try {
      return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void deleteRecord() {
    try {
      Files.deleteIfExists(recordFile);
    } catch (IOException e) {
      LOG.debug("{} stays behind", recordFile, e);
    }
  }
}
