package org.scorehub.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command {@code ./hub}. Data goes to standard output, messages to standard error. Subcommands
 * are those named here and every {@link HubCommand} announced as a service.
 */
@Command(
    name = "hub",
    mixinStandardHelpOptions = true,
    versionProvider = HubVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ConnectorsCommand.class,
      ConnectorCommand.class,
      ReceiversCommand.class,
      StuckCommand.class,
      TranslateCommand.class,
      MatchCommand.class,
      TopicsCommand.class,
      ResolveCommand.class,
      EvalCommand.class,
      RulesCommand.class,
      ReportCommand.class,
      ExplainCommand.class,
      ReplayCommand.class,
      PassportCommand.class,
      VerifyProofCommand.class
    },
    description = "Buyers' audits in, recommended SCORE training and progress back out.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:bad input"})
public final class Hub implements Callable<Integer> {

  /** Exit code of a command that did what it was asked. */
  public static final int DONE = 0;

  /** Exit code of a command that could not do its work. */
  public static final int FAILED = 1;

  /** Exit code of a command that was given something unusable. */
  public static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Hub() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    System.exit(commandLine().execute(arguments));
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return BAD_INPUT;
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Hub());
    ServiceLoader.load(HubCommand.class).forEach(commandLine::addSubcommand);
    commandLine.getSubcommands().values().forEach(Hub::giveHelp);
    return commandLine.setExecutionExceptionHandler(new FailureLine());
  }

  private static void giveHelp(CommandLine subcommand) {
    subcommand.getCommandSpec().mixinStandardHelpOptions(true);
    subcommand.getSubcommands().values().forEach(Hub::giveHelp);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
