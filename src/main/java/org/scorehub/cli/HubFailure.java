package org.scorehub.cli;

/**
 * A command ends without having done its work, for a reason its user can understand and mend. The
 * message is printed as it is, on one line, without a stack trace.
 */
public final class HubFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private HubFailure(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The work failed: {@link Hub#FAILED}. */
  public static HubFailure failed(String message) {
    return new HubFailure(message, Hub.FAILED);
  }

  /** What was given is of no use: {@link Hub#BAD_INPUT}. */
  public static HubFailure badInput(String message) {
    return new HubFailure(message, Hub.BAD_INPUT);
  }

  /** The exit code of the process. */
  public int exitCode() {
    return exitCode;
  }
}
