package org.scorehub.platform.bench.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.scorehub.cli.Hub;
import org.scorehub.platform.bench.load.RunFolder;

/**
 * A run in a mount namespace of its own, in which the servers' folder is a small tmpfs. It vanishes
 * with the run, however that ends.
 */
final class OwnDisk {

  private static final long FOR_END_SECONDS = 50;
  private static final String SIZE = "2g";
  private static final String MOUNT = "mount -t tmpfs -o size=" + SIZE + ",mode=0700 tmpfs \"$0\"";

  private OwnDisk() {}

  /** Why there can be none here; empty if there can. */
  static Optional<String> obstacle() throws InterruptedException {
    Path folder = RunFolder.create();
    try {
      List<String> command = new ArrayList<>(unshared());
      command.addAll(List.of("sh", "-c", MOUNT, folder.toString()));
      Process probe = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said =
          new String(probe.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              .strip();
      return probe.waitFor() == 0
          ? Optional.empty()
          : Optional.of(said.isEmpty() ? "unshare is not allowed" : said);
    } catch (IOException e) {
      return Optional.of("there is no unshare program");
    } finally {
      RunFolder.delete(folder);
    }
  }

  private static List<String> unshared() {
    boolean root = "root".equals(System.getProperty("user.name"));
    return root
        ? List.of("unshare", "--mount")
        : List.of("unshare", "--user", "--map-root-user", "--mount");
  }

  /** Runs the command again on such a disk; returns its exit code. */
  static int run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    Path servers = RunFolder.in(folder, "servers");
    List<String> command = new ArrayList<>(unshared());
    command.addAll(List.of("sh", "-c", MOUNT + " && exec \"$@\"", servers.toString()));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:disable",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            Hub.class.getName(),
            "bench",
            "faults",
            "--on-disk",
            folder.toString()));
    command.addAll(arguments);
    Process run =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int code = end(run);
    if (code == Hub.DONE) {
      RunFolder.delete(folder);
    }
    return code;
  }

  private static int end(Process run) throws InterruptedException {
    try {
      return run.waitFor();
    } catch (InterruptedException e) {
      run.destroy();
      run.waitFor(FOR_END_SECONDS, TimeUnit.SECONDS);
      throw e;
    }
  }

  /** Copies what is on the disk to where it outlasts the run. */
  static void keep(Path folder) throws InterruptedException {
    try {
      new ProcessBuilder(
              "cp", "-a", folder.resolve("servers").toString(), folder.resolve("kept").toString())
          .redirectErrorStream(true)
          .redirectOutput(new File("/dev/null"))
          .start()
          .waitFor();
    } catch (IOException e) {
      System.err.println("faults: the servers' data is not kept: " + e.getMessage());
    }
  }
}
