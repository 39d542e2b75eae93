package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.scorehub.drift.Proposal;
import org.scorehub.drift.ProposalFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./hub connector drift ID}: how a buyer's documents changed their form, and what mends it.
 */
@Command(
    name = "drift",
    description = {
      "List how documents of a connector changed their form, as a running hub has seen it, or show",
      "one proposal. --write adds its failing example to this project, --apply makes its edits too;",
      "then run: hub connector test ID"
    })
final class ConnectorDriftCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameters(paramLabel = "ID", description = "the connector")
  private String id = "";

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(names = "--proposal", paramLabel = "N", description = "number of an entry in the list")
  private int proposal;

  @Option(names = "--write", description = "write the proposal's example; it fails until mended")
  private boolean write;

  @Option(names = "--apply", description = "write the example and make the edits")
  private boolean apply;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    return run(options.server(), ProjectRoot.find(), System.out, System.err);
  }

  int run(RunningServer hub, Path root, OutputStream out, OutputStream err) throws IOException {
    JsonNode entries = hub.get("/api/v1/connectors/" + id + "/drift");
    if (proposal == 0 && (write || apply)) {
      throw HubFailure.badInput("name the entry with --proposal");
    } else if (proposal == 0) {
      list(entries, out);
      return Hub.DONE;
    } else if (proposal < 0 || proposal > entries.size()) {
      throw HubFailure.badInput("there are %d entries".formatted(entries.size()));
    }
    return use(entries.get(proposal - 1), root, out, err);
  }

  private void list(JsonNode entries, OutputStream out) throws IOException {
    if (json) {
      JsonLines.pretty(entries, out);
    } else {
      say(DriftText.table(entries), out);
    }
  }

  private int use(JsonNode entry, Path root, OutputStream out, OutputStream err)
      throws IOException {
    JsonNode found = entry.path("proposal");
    if (json) {
      JsonLines.pretty(found, out);
    } else {
      say(DriftText.proposal(found), out);
    }
    if (write || apply) {
      Proposal made = JSON.treeToValue(found, Proposal.class);
      if (made == null || (made.example() == null && made.edits().isEmpty())) {
        throw HubFailure.failed("the proposal has nothing to write");
      }
      return files(made, root, err);
    }
    return Hub.DONE;
  }

  private int files(Proposal made, Path root, OutputStream err) throws IOException {
    try {
      for (String path : ProposalFiles.write(made, root, apply)) {
        say("wrote " + path + "\n", err);
      }
      return Hub.DONE;
    } catch (IllegalArgumentException e) {
      throw HubFailure.failed(String.valueOf(e.getMessage()));
    }
  }

  private static void say(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
