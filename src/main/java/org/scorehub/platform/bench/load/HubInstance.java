package org.scorehub.platform.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.scorehub.cli.Hub;

/** One hub in a process of its own, started by its own command. Thread-safe. */
public final class HubInstance implements AutoCloseable {

  /** One of several on a machine, that may be killed before it is warm. */
  public static final List<String> SMALL =
      List.of(
          "-Xmx400m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xlog:disable");

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String name;
  private final int port;
  private final Path folder;
  private final Map<String, String> environment;
  private final List<String> options;
  private final Watchdog watchdog = new Watchdog();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private @Nullable Process process;

  /**
   * A hub that does not run yet.
   *
   * @param folder takes its log
   * @param environment where its servers and the other sides are
   * @param options of its virtual machine, for example {@link #SMALL}
   */
  public HubInstance(
      String name, int port, Path folder, Map<String, String> environment, List<String> options) {
    this.name = name;
    this.port = port;
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.options = List.copyOf(options);
  }

  /** Where it answers. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What it says. */
  public Path log() {
    return folder.resolve(name + ".log");
  }

  /** Whether its process lives. */
  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Starts it unless it runs, and returns at once. */
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    ProcessBuilder builder =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(HubInstance::isOfAnotherHub);
    variables.putAll(environment);
    variables.put("SERVER_PORT", Integer.toString(port));
    variables.put("HUB_HOME", folder.resolve(name).toString());
    try {
      Process started = builder.start();
      watchdog.watch(started.pid());
      process = started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            Hub.class.getName(),
            "run",
            "--profile",
            "sandbox"));
    return command;
  }

  private static boolean isOfAnotherHub(String variable) {
    return variable.startsWith("HUB_")
        || variable.startsWith("SPRING_")
        || variable.startsWith("SERVER_")
        || variable.equals("JAVA_TOOL_OPTIONS");
  }

  /** Kills it with SIGKILL; false if it did not run. */
  public synchronized boolean kill() {
    if (!isRunning()) {
      return false;
    }
    Process running = java.util.Objects.requireNonNull(process);
    running.destroyForcibly().onExit().join();
    return true;
  }

  /** Whether everything in it is ready. */
  public boolean isReady() {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("/actuator/health")).timeout(PATIENCE).build();
    try {
      return isRunning() && http.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Stops it in good order.
   *
   * @return false if it had to be killed
   */
  public synchronized boolean stop(Duration patience) {
    Process running = process;
    if (running == null) {
      return true;
    }
    running.destroy();
    try {
      if (running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.destroyForcibly().onExit().join();
    return false;
  }

  @Override
  public void close() {
    kill();
    watchdog.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
