package org.scorehub.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person decides about deliveries to one receiver of a running hub. */
final class ReceiverDecision {

  @Parameters(index = "0", paramLabel = "CONNECTOR", description = "by which it is sent to")
  private String connector = "";

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(
      names = "--organisation",
      paramLabel = "ID",
      description = "whose system it is, for those who run the hub; else the user's own")
  private @Nullable String organisation;

  RunningServer server() {
    return options.server();
  }

  /** Sends the decision, says what is so then; the exit code. */
  int send(
      RunningServer hub, String act, @Nullable String reason, OutputStream out, OutputStream err)
      throws IOException {
    ObjectNode decision =
        JsonNodeFactory.instance
            .objectNode()
            .put("reason", reason)
            .put("organisation", organisation);
    return ReceiverText.tell(
        hub.post("/api/v1/receivers/" + connector + "/" + act, decision), out, err);
  }
}
