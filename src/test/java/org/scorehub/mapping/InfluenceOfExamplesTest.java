package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ExampleTrees;

/** What decides values of the examples of all connectors. */
class InfluenceOfExamplesTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  /** Of each example, so many values; others of the next. */
  private static final int LOOKED_AT = 4;

  private final List<String> differing = new ArrayList<>();
  private int turn;
  private int looked;

  @Test
  void isTheSameWhetherLeavesAreChangedAtOnceOrOneByOne() throws IOException {
    for (Connector connector : ConnectorCatalogue.load(ROOT).all()) {
      for (String document : connector.definition().documents().keySet()) {
        look(connector, document);
      }
    }
    assertThat(differing).isEmpty();
    assertThat(looked).isGreaterThan(500);
  }

  private void look(Connector connector, String document) throws IOException {
    String file =
        Objects.requireNonNull(connector.definition().documents().get(document)).mapping();
    Mapping mapping = Mapping.compile(connector.bundle(), connector.id(), file);
    for (JsonNode tree : ExampleTrees.of(ROOT, connector, document)) {
      look(connector.id() + " " + document, mapping, tree);
    }
  }

  private void look(String name, Mapping mapping, JsonNode tree) {
    List<String> pointers = new ArrayList<>();
    collect("", mapping.apply(tree).output(), pointers);
    Influence influence = Influence.of(mapping, tree);
    for (int i = 0; i < LOOKED_AT && !pointers.isEmpty(); i++) {
      String pointer = pointers.get(31 * turn++ % pointers.size());
      List<String> oneByOne = influence.deciding(pointer, 1);
      List<String> atOnce = influence.deciding(pointer);
      looked++;
      if (!atOnce.equals(oneByOne)) {
        differing.add(name + " " + pointer + ": " + atOnce + " instead of " + oneByOne);
      }
    }
  }

  private static void collect(String pointer, JsonNode node, List<String> pointers) {
    if (node.isValueNode() && !node.isNull()) {
      pointers.add(pointer);
    }
    node.properties()
        .forEach(
            m ->
                collect(
                    pointer + "/" + m.getKey().replace("~", "~0").replace("/", "~1"),
                    m.getValue(),
                    pointers));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(pointer + "/" + i, node.get(i), pointers);
    }
  }
}
