package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    return run(options.server(), System.out);
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
