package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub receivers}: how organisations are sent to by a running hub. */
@Command(
    name = "receivers",
    description = {
      "List the receivers of deliveries on a running hub: what holds them, what waits, what is left",
      "of their rates. pause stops one from the next attempt on, on all instances; resume lets its",
      "deliveries leave again, no faster than its rates allow."
    },
    subcommands = {ReceiversPauseCommand.class, ReceiversResumeCommand.class})
final class ReceiversCommand implements Callable<Integer> {

  // Not required, as they belong to the subcommand where there is one.
  @Option(names = "--server", paramLabel = "URL", description = "address of the running hub")
  private @Nullable String server;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "who asks; the password is HUB_PASSWORD in the environment, or asked for")
  private @Nullable String user;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (server == null || user == null) {
      throw HubFailure.badInput("--server and --user are needed");
    }
    return run(RunningServer.of(server, user), System.out);
  }

  int run(RunningServer hub, OutputStream out) throws IOException {
    JsonNode receivers = hub.get("/api/v1/receivers");
    if (json) {
      JsonLines.pretty(receivers, out);
    } else {
      out.write(ReceiverText.table(receivers).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
    return Hub.DONE;
  }
}
