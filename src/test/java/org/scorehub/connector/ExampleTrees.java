package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scorehub.connector.contract.ContractSubject;
import org.scorehub.connector.contract.Example;
import org.scorehub.document.Reading;
import org.scorehub.document.TableChildren;

/** What the mapping of a document takes, of all its examples that can be read. */
public final class ExampleTrees {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ExampleTrees() {}

  /** Of a table, a tree for each row. */
  public static List<JsonNode> of(Path root, Connector connector, String document)
      throws IOException {
    List<JsonNode> trees = new ArrayList<>();
    for (Example example : new ContractSubject(root, connector).examples(document)) {
      trees.addAll(trees(connector, document, example));
    }
    return trees;
  }

  private static List<JsonNode> trees(Connector connector, String document, Example example)
      throws IOException {
    Optional<InboundDocument> inbound = connector.inbound(document);
    if (inbound.isEmpty()) {
      return List.of(JSON.readTree(example.input()));
    }
    return inbound.get().table().isEmpty()
        ? tree(inbound.get(), example.input())
        : rows(inbound.get(), example.input());
  }

  private static List<JsonNode> rows(InboundDocument inbound, byte[] table) {
    List<JsonNode> trees = new ArrayList<>();
    try (TableChildren children =
        inbound.table().orElseThrow().open(() -> new ByteArrayInputStream(table))) {
      Optional<TableChildren.Child> child = children.next();
      while (child.isPresent()) {
        trees.addAll(tree(inbound, child.get().bytes()));
        child = children.next();
      }
    }
    return trees;
  }

  private static List<JsonNode> tree(InboundDocument inbound, byte[] bytes) {
    return inbound.reader().read(bytes) instanceof Reading.Readable readable
        ? List.of(readable.tree())
        : List.of();
  }
}
