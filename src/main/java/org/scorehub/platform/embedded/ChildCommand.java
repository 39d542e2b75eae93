package org.scorehub.platform.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Command lines of child processes. Each gets a session of its own where the system can do that, so
 * that Ctrl-C at the console reaches the hub alone and the hub stops its servers in order.
 */
final class ChildCommand {

  private static final List<String> NEW_SESSION = newSession();

  private ChildCommand() {}

  /** The command in a session of its own; the process id is that of the command itself. */
  static List<String> inOwnSession(List<String> command) {
    return concat(NEW_SESSION, command);
  }

  /** Sends SIGINT, for which Java has no call. */
  static void interrupt(ProcessHandle process) {
    try {
      new ProcessBuilder("sh", "-c", "kill -INT \"$1\"", "interrupt", Long.toString(process.pid()))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      process.destroy();
    }
  }

  /** Full path of a program on the search path. */
  static Optional<String> find(String program) {
    String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return Stream.of(searchPath.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  static List<String> concat(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  private static List<String> newSession() {
    return find("setsid")
        .map(List::of)
        .or(
            () ->
                find("perl")
                    .map(
                        perl ->
                            List.of(
                                perl,
                                "-e",
                                "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV",
                                "--")))
        .orElse(List.of());
  }
}
