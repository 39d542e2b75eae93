package org.scorehub.platform.bench;

import org.jspecify.annotations.Nullable;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubCommand;
import org.scorehub.platform.bench.faults.FaultsBench;
import org.scorehub.platform.bench.pages.PagesBench;
import org.scorehub.platform.bench.pages.SeedBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./hub bench}: how fast the hub is beside programs written by hand. */
@Command(
    name = "bench",
    description = {
      "Measure the hub beside hand-written programs that do the same work.",
      "Figures go to standard output, progress to standard error."
    },
    subcommands = {
      TranslateBench.class,
      IngestBench.class,
      ReplayBench.class,
      MatchBench.class,
      IdentityBench.class,
      FaultsBench.class,
      SeedBench.class,
      PagesBench.class
    })
public final class BenchCommand implements HubCommand {

  @Spec private @Nullable CommandSpec spec;

  /** Without a benchmark named there is nothing to do but to say which there are. */
  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
    return Hub.BAD_INPUT;
  }
}
