package org.scorehub.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running hub a command speaks with, and as whom. */
final class ServerOptions {

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:HUB_SERVER:-http://localhost:8080}",
      description =
          "address of the running hub; if not given that of HUB_SERVER in the environment, or"
              + " http://localhost:8080")
  private String address = "";

  // Not required, so that a subcommand can be asked for without its parent's.
  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${env:HUB_USER}",
      description =
          "under whose rights; if not given HUB_USER in the environment. The password is"
              + " HUB_PASSWORD there, or asked for")
  private @Nullable String user;

  /**
   * The hub to ask.
   *
   * @throws HubFailure if nobody is named or there is no password
   */
  RunningServer server() {
    if (user == null || user.isBlank()) {
      throw HubFailure.badInput("who asks? Give --user NAME, or HUB_USER in the environment");
    }
    return RunningServer.of(address, user);
  }
}
