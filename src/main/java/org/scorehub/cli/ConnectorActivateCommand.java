package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub connector activate}: lets all instances run the files of one. */
@Command(
    name = "activate",
    description = {
      "Activate a connector's files on a running hub; all its instances follow. The files are those of",
      "the instance that is asked, under its HUB_ROOT. Files that do not work, or whose examples do not",
      "hold, are refused."
    })
final class ConnectorActivateCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "ID", description = "the connector")
  private String id = "";

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(names = "--note", paramLabel = "TEXT", description = "why; kept in the history")
  private @Nullable String note;

  @Option(names = "--force", description = "although examples do not hold; needs --note")
  private boolean force;

  @Option(
      names = "--dry-run",
      description = "show what would change and what is wrong; change nothing")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    return run(options.server(), System.out, System.err);
  }

  int run(RunningServer server, OutputStream out, OutputStream err) throws IOException {
    String path = "/api/v1/connectors/" + id;
    JsonNode candidate = server.get(path + "/candidate");
    write(ActivationText.changes(candidate), out);
    if (dryRun) {
      write(ActivationText.problems(candidate.path("problems")), err);
      return candidate.path("problems").isEmpty() ? Hub.DONE : Hub.FAILED;
    }
    RunningServer.Answer answer = server.post(path + "/activations", decision(candidate));
    return ActivationText.tell(answer, id, out, err);
  }

  /** Names the files that were shown, so that nothing else becomes active. */
  private ObjectNode decision(JsonNode candidate) {
    ObjectNode decision = JsonNodeFactory.instance.objectNode().put("action", "ACTIVATE");
    decision.set("bundle", candidate.path("bundle").isTextual() ? candidate.path("bundle") : null);
    return decision.put("note", note).put("force", force);
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
