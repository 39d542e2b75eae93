package org.scorehub.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub receivers resume}: lets deliveries to one receiver leave again. */
@Command(
    name = "resume",
    description = "Let deliveries to a receiver leave again, no faster than its rates allow.")
final class ReceiversResumeCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "CONNECTOR", description = "by which it is sent to")
  private String connector = "";

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept in the trail")
  private @Nullable String reason;

  @Option(
      names = "--organisation",
      paramLabel = "ID",
      description = "whose system it is, for those who run the hub; else the user's own")
  private @Nullable String organisation;

  @Override
  public Integer call() throws IOException {
    return run(options.server(), System.out, System.err);
  }

  int run(RunningServer hub, OutputStream out, OutputStream err) throws IOException {
    ObjectNode decision =
        JsonNodeFactory.instance
            .objectNode()
            .put("reason", reason)
            .put("organisation", organisation);
    return ReceiverText.tell(
        hub.post("/api/v1/receivers/" + connector + "/resume", decision), out, err);
  }
}
