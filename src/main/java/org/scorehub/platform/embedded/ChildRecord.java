package org.scorehub.platform.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What identifies a child process beyond the life of the hub that started it. The pid alone does
 * not: systems use pids again.
 *
 * @param pid process id
 * @param started start time, precise to a second or so
 */
record ChildRecord(long pid, Instant started) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  /** Where the record of that server is. */
  static Path file(HubHome home, String server) {
    return home.resolve("run/" + server + ".json");
  }

  static ChildRecord of(ProcessHandle process) {
    return new ChildRecord(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The record in that file; empty if there is none or it is damaged. */
  static Optional<ChildRecord> read(Path file) {
    try {
      JsonNode node = JSON.readTree(Files.readAllBytes(file));
      return Optional.of(
          new ChildRecord(
              node.required("pid").longValue(), Instant.parse(node.required("started").asText())));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    PrivateFiles.write(
        file,
        JSON.createObjectNode().put("pid", pid).put("started", started.toString()).toString());
  }

  /** The process, if it still runs and is not another one under the same pid. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  private boolean isSame(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .filter(actual -> Duration.between(started, actual).abs().compareTo(CLOCK_TOLERANCE) <= 0)
        .isPresent();
  }
}
