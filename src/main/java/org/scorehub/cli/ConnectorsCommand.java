package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorCatalogue;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./hub connectors}: every connector's documents, and whether its files make a working one.
 * Needs no server, unless one is named to tell how they do. A connector that is wrong is listed
 * with the reason, and is no failure.
 */
@Command(
    name = "connectors",
    description = {
      "List the connectors and their documents.",
      "STATUS profile: the other side has no public interface, ours is modelled;",
      "public-api: theirs is published. STATE: ok, or what is wrong with its files;",
      "all of that follows as messages: file:line:column: property: what.",
      "Of a running hub: version, state, documents and errors of the last hour and day, what waits,",
      "and changes of form that nobody has decided about; then how documents are fetched."
    })
public final class ConnectorsCommand implements Callable<Integer> {

  private static final List<String> HEADINGS =
      List.of("CONNECTOR", "DOCUMENT", "WAY", "FORMAT", "CANONICAL", "STATUS", "STATE");

  @Option(names = "--json", description = "as one JSON array, with all that is wrong")
  private boolean json;

  @ArgGroup(exclusive = false, heading = "How they do on a running hub%n")
  private @Nullable Live live;

  /** Where to ask. */
  static final class Live {
    @Option(names = "--server", required = true, description = "address of the running hub")
    private String server = "";

    @Option(
        names = "--user",
        required = true,
        description = "who asks; the password is HUB_PASSWORD in the environment, or asked for")
    private String user = "";

    RunningServer server() {
      return RunningServer.of(server, user);
    }
  }

  @Override
  public Integer call() throws IOException {
    return live == null
        ? run(ProjectRoot.withRoutes(), System.out, System.err)
        : run(live.server(), System.out);
  }

  int run(RunningServer server, OutputStream out) throws IOException {
    JsonNode connectors = server.get("/api/v1/connectors");
    for (JsonNode connector : connectors) {
      String figures = "/api/v1/connectors/" + connector.path("id").asText() + "/figures";
      ((ObjectNode) connector).set("figures", server.get(figures));
    }
    if (json) {
      JsonLines.pretty(connectors, out);
    } else {
      String tables = LiveFigures.table(connectors) + '\n' + LiveConnectors.table(connectors);
      out.write(tables.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
    return Hub.DONE;
  }

  int run(Path root, OutputStream out, PrintStream err) throws IOException {
    List<ListedConnector> connectors =
        ConnectorCatalogue.ids(root).stream().map(id -> ListedConnector.read(root, id)).toList();
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (ListedConnector connector : connectors) {
        array.add(connector.json());
      }
      JsonLines.pretty(array, out);
    } else {
      out.write(table(connectors).getBytes(StandardCharsets.UTF_8));
      out.flush();
      connectors.forEach(connector -> connector.wrong().forEach(err::println));
    }
    return Hub.DONE;
  }

  private static String table(List<ListedConnector> connectors) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    connectors.forEach(connector -> rows.addAll(connector.rows()));
    return TextTable.of(rows);
  }
}
