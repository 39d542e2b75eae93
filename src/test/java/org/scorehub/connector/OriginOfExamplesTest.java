package org.scorehub.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.scorehub.mapping.Mapping;
import org.scorehub.mapping.Origin;
import org.scorehub.mapping.Trace;

/** Where the mappings of all connectors write the leaves of all examples. */
class OriginOfExamplesTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final double WANTED = 0.99;

  private final Map<String, List<String>> lines = new TreeMap<>();
  private final Set<String> lost = new TreeSet<>();
  private int leaves;
  private int found;

  @Test
  void namesALineThatHoldsTheKeyOrTheCall() throws IOException {
    for (Connector connector : ConnectorCatalogue.load(ROOT).all()) {
      for (String document : connector.definition().documents().keySet()) {
        look(connector, document);
      }
    }
    assertThat(leaves).isGreaterThan(5_000);
    assertThat((double) found / leaves)
        .as("%s", lost.stream().limit(20).toList())
        .isGreaterThan(WANTED);
  }

  private void look(Connector connector, String document) throws IOException {
    String file =
        Objects.requireNonNull(connector.definition().documents().get(document)).mapping();
    Mapping mapping = Mapping.compile(connector.bundle(), connector.id(), file);
    for (JsonNode tree : ExampleTrees.of(ROOT, connector, document)) {
      Trace trace = Trace.of(connector.bundle(), connector.id(), mapping, tree);
      assertThat(trace.output()).isEqualTo(mapping.apply(tree).output());
      look(connector, document, trace, "", trace.output());
    }
  }

  private void look(
      Connector connector, String document, Trace trace, String pointer, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              m ->
                  look(
                      connector,
                      document,
                      trace,
                      pointer + "/" + m.getKey().replace("~", "~0").replace("/", "~1"),
                      m.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        look(connector, document, trace, pointer + "/" + i, node.get(i));
      }
    } else if (!node.isNull()) {
      leaf(connector, document, trace.origin(pointer));
    }
  }

  private void leaf(Connector connector, String document, Origin origin) {
    leaves++;
    String last = origin.pointer().substring(origin.pointer().lastIndexOf('/') + 1);
    String key = last.replace("~1", "/").replace("~0", "~");
    String line = origin.line() == 0 ? "" : line(connector, origin);
    boolean named =
        origin.expression() == null
            ? line.matches(".*\\b(identifier|leftovers|compact|required)\\(.*")
            : line.contains("\"" + key + "\":");
    if (named) {
      found++;
    } else {
      lost.add(connector.id() + " " + document + " " + origin + " in: " + line);
    }
  }

  private String line(Connector connector, Origin origin) {
    return lines
        .computeIfAbsent(
            connector.id() + " " + origin.file(),
            name ->
                new String(connector.bundle().read(String.valueOf(origin.file())), UTF_8)
                    .lines()
                    .toList())
        .get(origin.line() - 1);
  }
}
