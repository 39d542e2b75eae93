package org.scorehub.cli;

import picocli.CommandLine.Option;

/** Which running hub a command speaks with, and as whom. */
final class ServerOptions {

  @Option(
      names = "--server",
      required = true,
      paramLabel = "URL",
      description = "address of the running hub")
  private String address = "";

  @Option(
      names = "--user",
      required = true,
      paramLabel = "NAME",
      description = "who decides; the password is HUB_PASSWORD in the environment, or asked for")
  private String user = "";

  RunningServer server() {
    return RunningServer.of(address, user);
  }
}
