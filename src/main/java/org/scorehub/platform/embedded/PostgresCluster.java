package org.scorehub.platform.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The data folder of PostgreSQL and the programs that work on it. */
final class PostgresCluster {

  private static final File NOTHING = new File("/dev/null");

  private final PostgresBinaries binaries;
  private final Path data;
  private final Path log;
  private final String superuser;
  private final String password;

  PostgresCluster(
      PostgresBinaries binaries, Path data, Path log, String superuser, String password) {
    this.binaries = binaries;
    this.data = data;
    this.log = log;
    this.superuser = superuser;
    this.password = password;
  }

  Path data() {
    return data;
  }

  /** The server on this folder, with its output appended to the log. */
  ProcessBuilder command(List<String> arguments) {
    return process("postgres", arguments);
  }

  /** Makes the folder unless there is one; a making that was cut short is begun anew. */
  void createOnce() throws IOException {
    if (Files.exists(data)) {
      return;
    }
    Path partial = data.resolveSibling(data.getFileName() + ".partial");
    deleteTree(partial);
    Path passwordFile = data.resolveSibling("postgres.password");
    PrivateFiles.write(passwordFile, password);
    try {
      initialise(partial, passwordFile);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private void initialise(Path folder, Path passwordFile) throws IOException {
    List<String> arguments =
        List.of(
            "--pgdata=" + folder,
            "--username=" + superuser,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--data-checksums",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");
    int exitCode = process("initdb", arguments).start().onExit().join().exitValue();
    if (exitCode != 0) {
      throw new EmbeddedServerFailure(
          "PostgreSQL cannot make its data folder: %s (see %s)"
              .formatted(LogFile.lastWords(log), log));
    }
  }

  private ProcessBuilder process(String program, List<String> arguments) {
    List<String> command =
        ChildCommand.concat(
            asOrdinaryUser(), ChildCommand.concat(List.of(binaries.program(program)), arguments));
    ProcessBuilder builder =
        new ProcessBuilder(ChildCommand.inOwnSession(command))
            .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("LC_ALL", "C");
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    return builder;
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see root. */
  private static List<String> asOrdinaryUser() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    return ChildCommand.find("unshare")
        .map(unshare -> List.of(unshare, "--user"))
        .orElseThrow(
            () ->
                new EmbeddedServerFailure(
                    "PostgreSQL does not run as root and there is no unshare program here: start the hub as another user"));
  }

  private static void deleteTree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
