package org.scorehub.trial.playground;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.Connector;

/**
 * Runs mappings that people are writing, in a process with {@value #HEAP} of memory that is started
 * when needed and ended when a run computes longer than {@link #LIMIT}, or when it was not used for
 * a while. Nothing that a mapping or a sample does there touches the hub. One run at a time.
 */
public final class Playground implements AutoCloseable {

  /** Longest sample and longest mapping file, in characters; largest workbook, in bytes. */
  public static final int MOST_TEXT = 256 * 1024;

  /** Computing time of a run, which takes milliseconds; one that does not end is ended. */
  static final Duration LIMIT = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration FOR_START = Duration.ofSeconds(60);
  private static final Duration FOR_TURN = Duration.ofSeconds(8);
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final String HEAP = "-Xmx192m";

  /** A process that runs, and what it knows. */
  private static final class Child {
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private @Nullable String bundleId;
    private final long started = System.nanoTime();
    private boolean fresh = true;

    Child(Process process) {
      this.process = process;
      this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
      this.in = new DataInputStream(process.getInputStream());
    }
  }

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Duration limit;
  private final ExecutorService reader =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "playground");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Child child;
  private long used;

  /** A playground whose process is started by its first run. */
  public Playground() {
    this(LIMIT);
  }

  Playground(Duration limit) {
    this.limit = limit;
  }

  /**
   * Runs a document of a connector with some of its files changed.
   *
   * @param changed texts by path, in the place of the connector's own
   * @param sample the document, or the canonical record of one that is sent
   * @return what came of it, or why nothing did
   */
  public PlayResult run(
      Connector connector, Map<String, String> changed, String document, Sample sample) {
    if (sample.isTooLarge() || changed.values().stream().anyMatch(Playground::isTooLong)) {
      return refused(
          "playground.too-long",
          "Samples and mapping files have at most %d KB here.".formatted(MOST_TEXT / 1024));
    }
    try {
      if (!turn.tryLock(FOR_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        return refused("playground.busy", "Others are running mappings; try again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused("playground.busy", "The hub is stopping.");
    }
    try {
      return runAlone(connector, changed, document, sample);
    } finally {
      turn.unlock();
    }
  }

  private static boolean isTooLong(String text) {
    return text.length() > MOST_TEXT;
  }

  private PlayResult runAlone(
      Connector connector, Map<String, String> changed, String document, Sample sample) {
    try {
      Child running = child();
      used = System.nanoTime();
      return exchange(running, connector, changed, document, sample);
    } catch (TimeoutException e) {
      end();
      return refused(
          "playground.time",
          "The mapping did not end within %d s and was stopped.".formatted(limit.toSeconds()));
    } catch (ExecutionException | IOException e) {
      end();
      return refused(
          "playground.memory", "The mapping needed more memory than a run may have, or failed.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end();
      return refused("playground.busy", "The hub is stopping.");
    }
  }

  private PlayResult exchange(
      Child running,
      Connector connector,
      Map<String, String> changed,
      String document,
      Sample sample)
      throws InterruptedException, ExecutionException, TimeoutException, IOException {
    String bundleId = connector.bundle().id();
    PlayRequest request =
        new PlayRequest(
            bundleId,
            bundleId.equals(running.bundleId) ? null : files(connector),
            changed,
            connector.id(),
            document,
            sample.text(),
            sample.workbook() == null
                ? null
                : Base64.getEncoder().encodeToString(sample.workbook()));
    byte[] bytes = PlaygroundProcess.JSON.writeValueAsBytes(request);
    CompletableFuture<byte[]> answer =
        CompletableFuture.supplyAsync(() -> exchanged(running, bytes), reader);
    byte[] result = await(answer, running, running.fresh ? limit.multipliedBy(2) : limit);
    running.bundleId = bundleId;
    running.fresh = false;
    return PlaygroundProcess.JSON.readValue(result, PlayResult.class);
  }

  /** Waits as long as the process has not computed too much, however busy the machine is. */
  private static byte[] await(CompletableFuture<byte[]> answer, Child running, Duration most)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration before = computed(running);
    long begun = System.nanoTime();
    while (true) {
      try {
        return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        boolean late = System.nanoTime() - begun > LONGEST.toNanos();
        if (late || computed(running).minus(before).compareTo(most) > 0) {
          throw e;
        }
      }
    }
  }

  /** Time of processors; where the system does not tell, the time that has passed. */
  private static Duration computed(Child running) {
    return running
        .process
        .info()
        .totalCpuDuration()
        .orElseGet(() -> Duration.ofNanos(System.nanoTime() - running.started));
  }

  private static int ready(Child started) {
    try {
      return started.in.readInt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] exchanged(Child running, byte[] request) {
    try {
      running.out.writeInt(request.length);
      running.out.write(request);
      running.out.flush();
      return running.in.readNBytes(running.in.readInt());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> files(Connector connector) {
    Map<String, String> files = new HashMap<>();
    connector
        .bundle()
        .files()
        .forEach((path, bytes) -> files.put(path, Base64.getEncoder().encodeToString(bytes)));
    return files;
  }

  private Child child()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Child known = child;
    if (known != null && known.process.isAlive()) {
      return known;
    }
    Child started = new Child(start());
    child = started;
    restLater();
    CompletableFuture.supplyAsync(() -> ready(started), reader)
        .get(FOR_START.toMillis(), TimeUnit.MILLISECONDS);
    return started;
  }

  private static Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            PlaygroundProcess.class.getName())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void restLater() {
    CompletableFuture.delayedExecutor(IDLE.toMillis(), TimeUnit.MILLISECONDS, reader)
        .execute(this::rest);
  }

  /** Ends the process if nobody has used it for a while. */
  private void rest() {
    turn.lock();
    try {
      if (child != null && System.nanoTime() - used > IDLE.toNanos()) {
        end();
      } else if (child != null) {
        restLater();
      }
    } finally {
      turn.unlock();
    }
  }

  private void end() {
    if (child != null) {
      child.process.destroyForcibly();
      child = null;
    }
  }

  @Override
  public void close() {
    end();
    reader.shutdownNow();
  }

  private static PlayResult refused(String code, String message) {
    return PlayResult.none(List.of(Problem.blocking(ProblemKind.UNMAPPABLE, code, message)));
  }
}
