package org.scorehub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./hub eval}: measures answers against labelled files; says which there are. */
@Command(
    name = "eval",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {EvalMatchingCommand.class, EvalIdentityCommand.class},
    description = "Measure matching and identity on labelled data.")
final class EvalCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Hub.BAD_INPUT;
  }
}
