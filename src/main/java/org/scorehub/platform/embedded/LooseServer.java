package org.scorehub.platform.embedded;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One server process that its owner starts, stops, kills and holds. Thread-safe. */
public final class LooseServer {

  private static final long POLL_MILLIS = 50;

  private final ServerProcess server;
  private @Nullable Process process;

  LooseServer(ServerProcess server) {
    this.server = server;
  }

  /** Name for people, for example {@code PostgreSQL}. */
  public String title() {
    return server.title();
  }

  /** Whether its process is there, ready or not. */
  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /**
   * Starts it unless it runs, and returns once it answers. A server that ends while it starts, as
   * one does whose predecessor has not quite gone, is started again.
   *
   * @throws EmbeddedServerFailure if it does not answer in time
   */
  public synchronized void start() {
    Instant deadline = Instant.now().plus(server.readyWithin());
    while (Instant.now().isBefore(deadline)) {
      Process running = process;
      if (running == null || !running.isAlive()) {
        process = launch();
      } else if (server.isReady(running)) {
        return;
      }
      pause();
    }
    throw new EmbeddedServerFailure(
        "%s did not become ready: %s (see %s)"
            .formatted(server.title(), LogFile.lastWords(server.log()), server.log()));
  }

  /** Stops it in good order, and returns once it has ended. */
  public synchronized void stop() {
    Process running = process;
    if (running != null) {
      Stop.stop(server.title(), running.toHandle(), server::requestStop);
      server.onStopped();
      process = null;
    }
  }

  /** Kills it and its own processes with SIGKILL, and returns once it has ended. */
  public synchronized void kill() {
    Process running = process;
    if (running != null) {
      List<ProcessHandle> all = family(running);
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(one -> one.onExit().join());
      process = null;
    }
  }

  /**
   * Holds it and its own processes with SIGSTOP; they go on by themselves, even if this process has
   * ended by then. Returns when they go on.
   *
   * @param lasts whole seconds
   */
  public void hold(Duration lasts) {
    Process held = held();
    if (held != null) {
      String pids =
          family(held).stream().map(p -> Long.toString(p.pid())).collect(Collectors.joining(" "));
      String script =
          "kill -STOP %s; sleep %d; kill -CONT %s".formatted(pids, lasts.toSeconds(), pids);
      try {
        new ProcessBuilder(ChildCommand.inOwnSession(List.of("sh", "-c", script)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .onExit()
            .join();
      } catch (IOException e) {
        throw new EmbeddedServerFailure(server.title() + " cannot be held", e);
      }
    }
  }

  private synchronized @Nullable Process held() {
    return process;
  }

  private static List<ProcessHandle> family(Process process) {
    List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
    process.descendants().forEach(all::add);
    return all;
  }

  private Process launch() {
    try {
      LogFile.rotate(server.log());
      return server.launch();
    } catch (IOException e) {
      throw new EmbeddedServerFailure(
          "%s cannot be started: %s".formatted(server.title(), e.getMessage()), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerFailure("stopped while starting", e);
    }
  }
}
