package org.scorehub.platform.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubFailure;
import org.scorehub.platform.bench.ProjectRoot;
import org.scorehub.platform.bench.load.RunFolder;
import org.scorehub.platform.embedded.EmbeddedServerFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub bench faults}: whether anything is lost when everything fails. */
@Command(
    name = "faults",
    description = {
      "Documents through all connectors and two hubs while hubs are killed, PostgreSQL and Kafka",
      "stopped, killed and held, their disk filled once, and buyers' systems fail. Then counts what",
      "was lost, doubled or out of order. Starts servers of its own in a temporary folder; touches",
      "no other data. One line for each check, the last line sums up. A run that finds something",
      "keeps its folder and says where; one that does not leaves nothing behind."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:everything holds", "1:something does not, or the run failed", "2:bad input"})
public final class FaultsBench implements Callable<Integer> {

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long documents are sent and faults happen (default 30).")
  private double minutes = 30;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the moments and kinds of faults (default: any, and printed).")
  private @Nullable Long seed;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Documents a second, at most (default 6).")
  private double rate = 6;

  @Option(
      names = "--without",
      paramLabel = "FAULT",
      description = "Leave a fault out: disk. May be given more than once.")
  private List<String> without = List.of();

  @Option(names = "--on-disk", hidden = true, description = "The folder whose disk is its own.")
  private @Nullable Path onDisk;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    long chosen = seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed;
    Path own = onDisk;
    if (own != null) {
      PipeEnd.endWithInput(System.in);
      try (StoppedRun stopped = StoppedRun.watch(null)) {
        return run(chosen, own, SmallDisk.at(own.resolve("servers")), "not filled");
      }
    }
    Path folder = RunFolder.create();
    try (StoppedRun stopped = StoppedRun.watch(folder)) {
      return run(chosen, folder);
    }
  }

  private int run(long chosen, Path folder) throws IOException, InterruptedException {
    if (without.contains("disk")) {
      return run(chosen, folder, SmallDisk.none(), "left out");
    }
    Optional<String> obstacle = OwnDisk.obstacle();
    if (obstacle.isPresent()) {
      System.err.println("faults: the full disk is skipped: " + obstacle.get());
      return run(chosen, folder, SmallDisk.none(), "skipped (" + obstacle.get() + ")");
    }
    return OwnDisk.run(
        folder,
        List.of(
            "--minutes", Double.toString(minutes),
            "--seed", Long.toString(chosen),
            "--rate", Double.toString(rate)));
  }

  private void check() {
    if (!(minutes > 0) || minutes > 7 * 24 * 60) {
      throw HubFailure.badInput("--minutes is more than 0 and at most a week");
    }
    if (!(rate > 0) || rate > 1000) {
      throw HubFailure.badInput("--rate is more than 0 and at most 1000");
    }
    if (!List.of("disk").containsAll(without)) {
      throw HubFailure.badInput("--without knows: disk");
    }
  }

  private int run(long chosen, Path folder, SmallDisk disk, String withoutDisk)
      throws InterruptedException {
    RunOptions options = RunOptions.ofMinutes(minutes, chosen, rate, onDisk != null);
    FaultRun run =
        new FaultRun(
            options,
            ProjectRoot.path(),
            folder,
            disk,
            withoutDisk,
            line -> System.err.println("faults: " + line));
    try {
      Outcome outcome = run.run();
      outcome.checks().forEach(check -> System.out.println(check.text()));
      if (outcome.holds()) {
        RunFolder.delete(folder.resolve("twins"));
      } else {
        System.err.println("faults: kept in " + folder);
      }
      System.out.println(outcome.line());
      return end(folder, outcome.holds());
    } catch (SQLException | EmbeddedServerFailure e) {
      throw HubFailure.failed("%s; see %s".formatted(e.getMessage(), folder));
    }
  }

  /** On a disk of its own the one who made it keeps or deletes the folder. */
  private int end(Path folder, boolean holds) throws InterruptedException {
    if (onDisk != null && !holds) {
      OwnDisk.keep(folder);
    } else if (onDisk == null && holds) {
      RunFolder.delete(folder);
    }
    return holds ? Hub.DONE : Hub.FAILED;
  }
}
