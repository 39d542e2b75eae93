package org.scorehub.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which process listens on a port, on systems that show it in {@code /proc}. */
final class PortHolder {

  private static final String LISTENING = "0A";

  private PortHolder() {}

  /** For example {@code java (pid 4711)}; empty if that cannot be told. */
  static Optional<String> of(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> socketsOn(port, Path.of(table)))
        .flatMap(PortHolder::holders)
        .findFirst();
  }

  /** Columns: slot, local address, remote address, state, …, the tenth being the inode. */
  private static Stream<String> socketsOn(int port, Path table) {
    String ending = ":%04X".formatted(port);
    return lines(table)
        .map(line -> List.of(line.strip().split("\\s+", -1)))
        .filter(columns -> columns.size() > 9 && columns.get(3).equals(LISTENING))
        .filter(columns -> columns.get(1).endsWith(ending))
        .map(columns -> "socket:[" + columns.get(9) + "]");
  }

  private static Stream<String> holders(String socket) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process, socket))
        .map(process -> "%s (pid %d)".formatted(program(process), process.pid()));
  }

  private static boolean holds(ProcessHandle process, String socket) {
    try (Stream<Path> open = Files.list(Path.of("/proc", process.pid() + "", "fd"))) {
      return open.anyMatch(descriptor -> pointsTo(descriptor, socket));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static boolean pointsTo(Path descriptor, String socket) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(socket);
    } catch (IOException e) {
      return false;
    }
  }

  private static String program(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> String.valueOf(Path.of(command).getFileName()))
        .orElse("a program");
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
