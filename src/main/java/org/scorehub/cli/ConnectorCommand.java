package org.scorehub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./hub connector}: what makes and checks one connector; says which there are. */
@Command(
    name = "connector",
    synopsisSubcommandLabel = "COMMAND",
    description = "Make, check and try a connector.",
    subcommands = {
      ConnectorNewCommand.class,
      ConnectorTestCommand.class,
      TryCommand.class,
      ConnectorDriftCommand.class,
      ConnectorActivateCommand.class,
      ConnectorRollbackCommand.class
    })
final class ConnectorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Hub.BAD_INPUT;
  }
}
