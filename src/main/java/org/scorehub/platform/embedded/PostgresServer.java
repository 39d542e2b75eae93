package org.scorehub.platform.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL on 127.0.0.1, without sockets in the file system, with every safeguard of its
 * durability on. A watchdog shuts it down should the hub vanish.
 */
final class PostgresServer implements ServerProcess {

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("max_connections", "100"),
          Map.entry("shared_buffers", "128MB"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_checkpoints", "off"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("logging_collector", "off"),
          Map.entry("log_line_prefix", "%m [%p] "));

  private final PostgresCluster cluster;
  private final PostgresDatabase database;
  private final int port;
  private final Path log;
  private @Nullable Process watchdog;

  PostgresServer(PostgresCluster cluster, PostgresDatabase database, int port, Path log) {
    this.cluster = cluster;
    this.database = database;
    this.port = port;
    this.log = log;
  }

  @Override
  public String title() {
    return "PostgreSQL";
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public Path log() {
    return log;
  }

  @Override
  public Process launch() throws IOException {
    cluster.createOnce();
    Process process = cluster.command(arguments()).start();
    replaceWatchdog(process.pid());
    return process;
  }

  @Override
  public boolean isReady(Process process) {
    return process.isAlive() && database.prepare();
  }

  /** Fast shutdown: clients are cut off, open transactions are rolled back, all else is kept. */
  @Override
  public void requestStop(ProcessHandle process) {
    ChildCommand.interrupt(process);
  }

  @Override
  public void onStopped() {
    endWatchdog();
  }

  private List<String> arguments() {
    return ChildCommand.concat(
        List.of("-D", cluster.data().toString(), "-p", Integer.toString(port)),
        SETTINGS.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
            .toList());
  }

  /** A shell that waits for its input to end, which it does when the hub is gone. */
  private synchronized void replaceWatchdog(long pid) throws IOException {
    endWatchdog();
    watchdog =
        new ProcessBuilder(
                ChildCommand.inOwnSession(
                    List.of(
                        "sh",
                        "-c",
                        "trap '' INT TERM HUP; while read -r _; do :; done; kill -INT \"$1\"",
                        "postgres-watchdog",
                        Long.toString(pid))))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  private synchronized void endWatchdog() {
    if (watchdog != null) {
      watchdog.destroyForcibly();
      watchdog = null;
    }
  }
}
