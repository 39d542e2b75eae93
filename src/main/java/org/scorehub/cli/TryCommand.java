package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.matching.InvalidRules;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.MatchingRules;
import org.scorehub.training.KpiCatalogue;
import org.scorehub.trial.Trial;
import org.scorehub.trial.TrialDesk;
import org.scorehub.trial.TrialJson;
import org.scorehub.trial.TrialRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./hub connector try ID DOCUMENT FILE}: what would become of a document, and why. Changes
 * nothing; needs no server, unless one is named to tell who would be told.
 *
 * <p>Exit 0: it is usable; 1: the connector's files or the rules are wrong; 2: it, or a row of it,
 * would be quarantined or could not be sent, or what was asked for does not exist.
 */
@Command(
    name = "try",
    description = {
      "Try a document without any effect: what becomes of it, what would be recommended and",
      "escalated, and what would be sent to whom. Of a document that is sent, FILE holds the",
      "canonical record, and the bytes are shown.",
      "With --explain or --of only that is told."
    })
public final class TryCommand implements Callable<Integer> {

  private static final int MOST_CANONICAL_BYTES = 1 << 24;

  @Parameters(index = "0", paramLabel = "ID", description = "connector, as in ./hub connectors")
  private String connector = "";

  @Parameters(index = "1", paramLabel = "DOCUMENT", description = "as in ./hub connectors")
  private String document = "";

  @Parameters(index = "2", paramLabel = "FILE", description = "the document; - for standard input")
  private String file = "";

  @Option(
      names = "--explain",
      paramLabel = "PATH",
      description = "say why the value there is so, for example /findings/0/topic; may be repeated")
  private List<String> explain = new ArrayList<>();

  @Option(
      names = "--of",
      paramLabel = "NATIVEPATH",
      description = {
        "say which values a place of the document decides; of a row of a table also a cell",
        "(C5); may be repeated"
      })
  private List<String> of = new ArrayList<>();

  @Option(
      names = "--row",
      paramLabel = "N",
      description = "of a table, the row to try; without it all are, and the first is explained")
  private int row;

  @Option(names = "--json", description = "as one JSON object, the same that the hub's API gives")
  private boolean json;

  @ArgGroup(exclusive = false, heading = "Who would be told, by a running hub%n")
  private ConnectorsCommand.@Nullable Live live;

  @Override
  public Integer call() throws IOException {
    return run(ProjectRoot.withRoutes(), System.in, System.out, System.err);
  }

  int run(Path root, InputStream in, OutputStream out, OutputStream err) throws IOException {
    refuseUnknownConnector(root);
    TrialRequest request = request();
    try {
      Connector compiled =
          ConnectorCompiler.compile(ConnectorCompiler.bundle(root, connector), connector);
      Trial trial = trial(root, compiled, in, request);
      print(trial, out);
      return trial.usable() ? Hub.DONE : Hub.BAD_INPUT;
    } catch (InvalidConnector invalid) {
      JsonLines.problems(invalid.problems(), err);
      return Hub.FAILED;
    } catch (InvalidRules invalid) {
      JsonLines.problems(invalid.problems(), err);
      return Hub.FAILED;
    }
  }

  private TrialRequest request() {
    try {
      return new TrialRequest(explain, of, row);
    } catch (IllegalArgumentException e) {
      throw HubFailure.badInput(String.valueOf(e.getMessage()));
    }
  }

  private Trial trial(Path root, Connector compiled, InputStream in, TrialRequest request)
      throws IOException {
    TrialDesk desk = desk(root);
    OutboundDocument outbound = compiled.outbound().get(document);
    if (outbound != null) {
      return desk.sent(
          compiled, outbound, new NamedInput(file, in).bytes(MOST_CANONICAL_BYTES), request);
    }
    InboundDocument inbound = inbound(compiled);
    if (inbound.table().isPresent()) {
      return desk.table(
          compiled,
          inbound,
          new NamedInput(file, in).source(inbound.definition().limits().maxBytes()),
          request);
    }
    byte[] bytes = new NamedInput(file, in).bytes(inbound.definition().limits().maxBytes());
    return live == null || request.isNarrow()
        ? desk.received(compiled, inbound, bytes, request)
        : withReceivers(desk.received(compiled, inbound, bytes, request), bytes, live);
  }

  /** The files here say what would be sent, the hub who would be told. */
  private Trial withReceivers(Trial.Received trial, byte[] bytes, ConnectorsCommand.Live hub)
      throws IOException {
    JsonNode known =
        hub.server()
            .post(
                "/api/v1/translate?receivers=true&connector="
                    + encoded(connector)
                    + "&document="
                    + encoded(document),
                bytes);
    return KnownReceivers.of(known).added(trial);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void print(Trial trial, OutputStream out) throws IOException {
    if (json) {
      out.write(TrialJson.bytes(trial));
      out.write('\n');
    } else {
      out.write(
          new TrialText(explain.isEmpty() && of.isEmpty())
              .of(trial)
              .getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  private static TrialDesk desk(Path root) {
    return new TrialDesk(
        () -> ConnectorCatalogue.load(root).all(),
        () -> new Matcher(MatchingRules.load(path -> ProjectRoot.read(root, path))),
        () ->
            KpiCatalogue.read(
                ProjectRoot.read(root, "mappings/score/kpis.csv"),
                ProjectRoot.read(root, "mappings/score/units.csv")));
  }

  private void refuseUnknownConnector(Path root) {
    List<String> known = ConnectorCatalogue.ids(root);
    if (!known.contains(connector)) {
      throw HubFailure.badInput(
          "there is no connector %s; there are: %s".formatted(connector, String.join(", ", known)));
    }
  }

  private InboundDocument inbound(Connector compiled) {
    return compiled
        .inbound(document)
        .orElseThrow(
            () ->
                HubFailure.badInput(
                    "%s has no document %s; it has: %s"
                        .formatted(
                            connector,
                            document,
                            String.join(", ", compiled.definition().documents().keySet()))));
  }
}
