package org.scorehub.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells of a failure in one line; of an unexpected one with its stack trace if asked to. */
final class FailureLine implements IExecutionExceptionHandler {

  private static final String DEBUG = "HUB_DEBUG";

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof HubFailure expected) {
      command.getErr().println("hub: " + expected.getMessage());
      return expected.exitCode();
    }
    if (System.getenv(DEBUG) != null) {
      failure.printStackTrace(command.getErr());
    } else {
      command.getErr().println("hub: %s (set %s=1 for the details)".formatted(failure, DEBUG));
    }
    return Hub.FAILED;
  }
}
