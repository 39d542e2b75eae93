package org.scorehub.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.connector.Translation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code ./hub translate CONNECTOR DOCUMENT FILE}: what the hub would understand of a document.
 * Needs no server and changes nothing.
 *
 * <p>Exit 0: translated, perhaps with degrading problems; 1: the connector's files are wrong; 2:
 * the document or a row of it would be quarantined, or what was asked for does not exist.
 */
@Command(
    name = "translate",
    description = {
      "Translate a document that a connector receives, without a server.",
      "Canonical JSON goes to stdout; every problem goes to stderr as a line of JSON",
      "{kind,code,blocking,message,path,line,column,offset,value,expected,mappingFile,mappingLine}.",
      "A blocking problem means that the hub would quarantine the document: exit 2, no output.",
      "Of a table, each row that can be used is a line of canonical JSON; line and column of a",
      "problem are row and column of the sheet. Exit 2 if any row would be quarantined, or the table",
      "as a whole."
    })
public final class TranslateCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "CONNECTOR", description = "as in ./hub connectors")
  private String connector = "";

  @Parameters(index = "1", paramLabel = "DOCUMENT", description = "as in ./hub connectors")
  private String document = "";

  @Parameters(index = "2", paramLabel = "FILE", description = "the document; - for standard input")
  private String file = "";

  @Override
  public Integer call() throws IOException {
    return run(ProjectRoot.withRoutes(), System.in, System.out, System.err);
  }

  int run(Path root, InputStream in, OutputStream out, OutputStream err) throws IOException {
    refuseUnknownConnector(root);
    try {
      Connector compiled =
          ConnectorCompiler.compile(ConnectorCompiler.bundle(root, connector), connector);
      InboundDocument inbound = inbound(compiled);
      if (inbound.table().isPresent()) {
        return new TranslatedTable(inbound, out, err)
            .print(new NamedInput(file, in).source(inbound.definition().limits().maxBytes()));
      }
      byte[] bytes = new NamedInput(file, in).bytes(inbound.definition().limits().maxBytes());
      return print(inbound.translate(bytes), out, err);
    } catch (InvalidConnector invalid) {
      JsonLines.problems(invalid.problems(), err);
      return Hub.FAILED;
    }
  }

  private static int print(Translation translation, OutputStream out, OutputStream err)
      throws IOException {
    JsonLines.problems(translation.problems(), err);
    if (translation instanceof Translation.Translated translated) {
      JsonLines.pretty(CanonicalJson.write(translated.canonical()), out);
      return Hub.DONE;
    }
    return Hub.BAD_INPUT;
  }

  private void refuseUnknownConnector(Path root) {
    List<String> known = ConnectorCatalogue.ids(root);
    if (!known.contains(connector)) {
      throw HubFailure.badInput(
          "there is no connector %s; there are: %s".formatted(connector, names(known)));
    }
  }

  private InboundDocument inbound(Connector compiled) {
    return compiled
        .inbound(document)
        .orElseThrow(
            () ->
                HubFailure.badInput(
                    "%s receives no document %s; it receives: %s"
                        .formatted(
                            connector,
                            document,
                            names(compiled.inbound().keySet().stream().sorted().toList()))));
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
