package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub explain}: why a value of a document of the past is so. */
@Command(
    name = "explain",
    description = {
      "Say why a value is so in a document that came in or went out, by the mapping files and code",
      "lists that were used then, and what it was before. For a document that the hub has not had:",
      "hub connector try --explain."
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "ID", description = "exchange, or delivery with --delivery")
  private String id = "";

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      description = "place in the canonical record, or in what was sent: /findings/0/topic")
  private String path = "";

  @Option(names = "--delivery", description = "ID is a delivery")
  private boolean delivery;

  @Mixin private AskedServer from = new AskedServer();

  @Override
  public Integer call() throws IOException {
    return run(from.server(), System.out);
  }

  int run(RunningServer hub, OutputStream out) throws IOException {
    JsonNode explained =
        hub.get(
            "/api/v1/"
                + (delivery ? "deliveries/" : "exchanges/")
                + URLEncoder.encode(id, StandardCharsets.UTF_8)
                + "/explanation"
                + AskedServer.query("path", path));
    from.print(explained, ExplainedText::of, out);
    return Hub.DONE;
  }
}
