package org.scorehub.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A client of {@code src/test/node}, run by Node in a process of its own. Skips the test where Node
 * or the clients' packages are absent; {@code npm ci --prefix src/test/node} installs them.
 */
final class NodeClient {

  /**
   * How a run of a client ended.
   *
   * @param exitCode of the process
   * @param out the lines it wrote, all of them JSON
   * @param err what else it said
   */
  record Run(int exitCode, List<JsonNode> out, String err) {

    Run {
      out = List.copyOf(out);
    }

    /** The same run, if it ended well. */
    Run succeeded() {
      assertThat(exitCode).as(err).isZero();
      return this;
    }
  }

  private static final Path FOLDER = Path.of("src/test/node");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String script;
  private final Duration patience;

  private NodeClient(String script, Duration patience) {
    this.script = script;
    this.patience = patience;
  }

  /** npm's soap; see the head of the script for arguments and exit codes. */
  static NodeClient soap() {
    return new NodeClient("soap-client.mjs", Duration.ofMinutes(1));
  }

  /** npm's kafkajs with a registry client; see the head of the script. */
  static NodeClient kafka() {
    return new NodeClient("kafka-client.mjs", Duration.ofMinutes(2));
  }

  /** npm's jose; see the head of the script for arguments and exit codes. */
  static NodeClient jose() {
    return new NodeClient("passport-client.mjs", Duration.ofMinutes(1));
  }

  /** Skips the test that calls it where clients cannot run, with the reason. */
  static void skipUnlessInstalled() {
    assumeTrue(isOnPath("node"), "Node is not on the PATH: clients that are not ours are not run");
    assumeTrue(
        Files.isDirectory(FOLDER.resolve("node_modules")),
        "Packages of src/test/node are absent: run npm ci --prefix src/test/node");
  }

  /**
   * Runs the client to its end.
   *
   * @param user login of the client
   * @param password of that login
   */
  Run run(String user, String password, String... arguments) {
    skipUnlessInstalled();
    try {
      return run(command(arguments), Map.of("CLIENT_USER", user, "CLIENT_PASSWORD", password));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a client ran", e);
    }
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", FOLDER.resolve(script).toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private Run run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("client", ".out");
    Path err = Files.createTempFile("client", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      int exitCode = exitCode(builder.start());
      return new Run(exitCode, lines(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private int exitCode(Process process) throws InterruptedException {
    try {
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(ended).as("%s ends within %s", script, patience).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      return values.readAll();
    }
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
