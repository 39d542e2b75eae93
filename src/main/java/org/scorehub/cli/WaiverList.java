package org.scorehub.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorDefinition.Waiver;

/**
 * Every waiver of some connectors.
 *
 * @param rows connector, check and reason of each
 */
record WaiverList(List<List<String>> rows) {

  private static final List<String> HEADINGS = List.of("CONNECTOR", "CHECK", "REASON");

  WaiverList {
    rows = List.copyOf(rows);
  }

  /** Those of connectors whose files are right; in the order of the ids. */
  static WaiverList of(Path root, List<String> ids) {
    ConnectorCatalogue catalogue = ConnectorCatalogue.load(root);
    List<List<String>> rows = new ArrayList<>();
    for (String id : ids) {
      catalogue.find(id).ifPresent(connector -> add(connector, rows));
    }
    return new WaiverList(rows);
  }

  private static void add(Connector connector, List<List<String>> rows) {
    for (Waiver waiver : connector.definition().waivers()) {
      rows.add(List.of(connector.id(), waiver.check(), waiver.reason().strip()));
    }
  }

  /** For a terminal. */
  String table() {
    List<List<String>> all = new ArrayList<>();
    all.add(HEADINGS);
    all.addAll(rows);
    return TextTable.of(all);
  }

  /** The table of {@code docs/waivers.md}. */
  String markdown() {
    if (rows.isEmpty()) {
      return "There are none.\n";
    }
    StringBuilder text = new StringBuilder("| connector | check | reason |\n|---|---|---|\n");
    rows.forEach(
        row -> text.append("| `%s` | `%s` | %s |%n".formatted(row.get(0), row.get(1), row.get(2))));
    return text.toString().replace("\r\n", "\n");
  }
}
