package org.scorehub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./hub passport}: what can be done with an improvement passport away from any hub. */
@Command(
    name = "passport",
    description = "Check improvement passports, signed credentials of what a site improved.",
    subcommands = PassportVerifyCommand.class)
public final class PassportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand there is nothing to do but to say which there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Hub.BAD_INPUT;
  }
}
