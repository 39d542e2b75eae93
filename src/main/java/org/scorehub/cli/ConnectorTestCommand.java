package org.scorehub.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.contract.ContractReport;
import org.scorehub.connector.contract.ContractSuite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub connector test [ID…]}: the contract suite. Needs no server. */
@Command(
    name = "test",
    description = {
      "Check connectors against the contract that all of them hold; docs/contract.md explains each",
      "check and how to mend what it finds. Exit 1 if a promise is broken that no waiver names."
    })
final class ConnectorTestCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "ID", description = "connectors; all if none is named")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--json", description = "as one JSON array")
  private boolean json;

  @Option(names = "--waivers", description = "list all waivers with their reasons, check nothing")
  private boolean waivers;

  @Override
  public Integer call() throws IOException {
    return run(ProjectRoot.withRoutes(), System.out, System.err);
  }

  int run(Path root, OutputStream out, OutputStream err) throws IOException {
    List<String> ids = ids(root);
    if (waivers) {
      write(WaiverList.of(root, ids).table(), out);
      return Hub.DONE;
    }
    List<ContractReport> reports = new ArrayList<>();
    ContractSuite suite = ContractSuite.complete();
    for (String id : ids) {
      write("checking " + id + "\n", err);
      ContractReport report = suite.check(root, id);
      reports.add(report);
      if (!json) {
        write(ReportText.of(report), out);
      }
    }
    if (json) {
      JsonLines.pretty(array(reports), out);
    }
    return reports.stream().anyMatch(ContractReport::violated) ? Hub.FAILED : Hub.DONE;
  }

  private List<String> ids(Path root) {
    List<String> known = ConnectorCatalogue.ids(root);
    for (String id : wanted) {
      if (!known.contains(id)) {
        throw HubFailure.badInput(
            "there is no connector %s; there are: %s".formatted(id, String.join(", ", known)));
      }
    }
    return wanted.isEmpty() ? known : List.copyOf(wanted);
  }

  private static ArrayNode array(List<ContractReport> reports) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    reports.forEach(report -> array.add(ReportJson.of(report)));
    return array;
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
