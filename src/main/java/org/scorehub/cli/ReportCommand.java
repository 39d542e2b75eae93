package org.scorehub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./hub report}: what a running hub knows, as a table; says which reports there are. */
@Command(
    name = "report",
    synopsisSubcommandLabel = "COMMAND",
    description = "Results of training and proposed training groups, from a running hub.",
    subcommands = {ReportProgrammeCommand.class, ReportCohortsCommand.class})
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Hub.BAD_INPUT;
  }
}
