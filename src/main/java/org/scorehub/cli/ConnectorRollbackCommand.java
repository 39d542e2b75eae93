package org.scorehub.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub connector rollback}: lets all instances run what they ran before. */
@Command(
    name = "rollback",
    description = {
      "Go back to the bundle that a connector ran with before, byte for byte, routes included; all",
      "instances follow. The page of the connector and GET …/activations list the history."
    })
final class ConnectorRollbackCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "ID", description = "the connector")
  private String id = "";

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(
      names = "--to",
      paramLabel = "BUNDLE",
      description =
          "a bundle of its history, or the beginning of its id; the one before by default")
  private @Nullable String to;

  @Option(names = "--note", paramLabel = "TEXT", description = "why; kept in the history")
  private @Nullable String note;

  @Override
  public Integer call() throws IOException {
    return run(options.server(), System.out, System.err);
  }

  int run(RunningServer server, OutputStream out, OutputStream err) throws IOException {
    RunningServer.Answer answer =
        server.post(
            "/api/v1/connectors/" + id + "/activations",
            JsonNodeFactory.instance
                .objectNode()
                .put("action", "ROLLBACK")
                .put("bundle", to)
                .put("note", note));
    return ActivationText.tell(answer, id, out, err);
  }
}
