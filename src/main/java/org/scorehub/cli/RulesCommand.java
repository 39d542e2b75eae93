package org.scorehub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./hub rules}: checks and tries changed rules of matching. */
@Command(
    name = "rules",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RulesCheckCommand.class, RulesPreviewCommand.class},
    description = "Check rules of matching, and preview what changed ones would do.")
final class RulesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Hub.BAD_INPUT;
  }
}
