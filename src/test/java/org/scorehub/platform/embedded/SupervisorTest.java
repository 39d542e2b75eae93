package org.scorehub.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

  private static final RestartPolicy QUICK =
      new RestartPolicy(3, Duration.ofMillis(1), Duration.ofMinutes(1));

  private final Path temporary;
  private final HubHome home;

  SupervisorTest(@TempDir Path temporary) throws IOException {
    this.temporary = temporary;
    this.home = HubHome.open(temporary);
    Files.createDirectories(home.resolve("run"));
  }

  @AfterEach
  void closeHome() {
    home.close();
  }

  @Test
  void startsAKilledServerAgain() {
    try (Supervisor supervisor = new Supervisor(home, new Shell("exec sleep 600"), QUICK)) {
      supervisor.start();
      ProcessHandle first = supervisor.process();

      first.destroyForcibly();

      await().until(() -> supervisor.process().pid() != first.pid());
      assertThat(supervisor.process().isAlive()).isTrue();
    }
  }

  @Test
  void givesUpOnAServerThatKeepsEnding() {
    Shell server = new Shell("exit 3", true);
    try (Supervisor supervisor = new Supervisor(home, server, QUICK)) {
      supervisor.start();

      await().until(() -> server.launches.get() == 1 + QUICK.tries());
      await()
          .during(Duration.ofMillis(100))
          .until(() -> server.launches.get() <= 1 + QUICK.tries());
    }
  }

  @Test
  void reportsTheLastWordsOfAServerThatDoesNotStart() {
    Shell server = new Shell("echo 'FATAL: no room left'; exit 3");
    try (Supervisor supervisor = new Supervisor(home, server, QUICK)) {
      assertThatThrownBy(supervisor::start)
          .isInstanceOf(EmbeddedServerFailure.class)
          .hasMessageContaining("exit code 3")
          .hasMessageContaining("no room left")
          .hasMessageContaining(server.log().toString());
    }
  }

  @Test
  void leavesNoProcessAndNoRecordBehind() {
    Supervisor supervisor = new Supervisor(home, new Shell("exec sleep 600"), QUICK);
    supervisor.start();
    ProcessHandle process = supervisor.process();
    assertThat(ChildRecord.file(home, "shell")).exists();

    supervisor.close();

    assertThat(process.isAlive()).isFalse();
    assertThat(ChildRecord.file(home, "shell")).doesNotExist();
  }

  /** A server made of one shell command; ready when it runs, or at once. */
  private final class Shell implements ServerProcess {

    private final String script;
    private final boolean alwaysReady;
    private final AtomicInteger launches = new AtomicInteger();

    Shell(String script) {
      this(script, false);
    }

    Shell(String script, boolean alwaysReady) {
      this.script = script;
      this.alwaysReady = alwaysReady;
    }

    @Override
    public String title() {
      return "Shell";
    }

    @Override
    public String name() {
      return "shell";
    }

    @Override
    public Path log() {
      return temporary.resolve("shell.log");
    }

    @Override
    public Process launch() throws IOException {
      launches.incrementAndGet();
      return new ProcessBuilder("sh", "-c", script)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    }

    @Override
    public boolean isReady(Process process) {
      return alwaysReady
          || (script.contains("sleep")
              && process.info().command().filter(path -> path.endsWith("sleep")).isPresent());
    }

    @Override
    public void requestStop(ProcessHandle process) {
      process.destroy();
    }
  }
}
