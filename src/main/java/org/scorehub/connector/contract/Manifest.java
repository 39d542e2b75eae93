package org.scorehub.connector.contract;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCompiler;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The lines of a manifest, by what stands there. */
record Manifest(String file, Node tree) {

  static Manifest of(Connector connector) {
    String file = ConnectorCompiler.manifest(connector.id());
    String text = new String(connector.bundle().read(file), StandardCharsets.UTF_8);
    return new Manifest(file, new Yaml(new LoaderOptions()).compose(new StringReader(text)));
  }

  /** Line of the innermost key of a path that is there; 1-based. */
  int line(String... path) {
    return line(List.of(path));
  }

  private int line(List<String> path) {
    Node at = tree;
    int line = 1;
    for (String key : path) {
      NodeTuple member = member(at, key);
      if (member == null) {
        return line;
      }
      line = line(member.getKeyNode());
      at = member.getValueNode();
    }
    return line;
  }

  /** Line of a path within one of the lists of a document, or of the list if it is not there. */
  int lineOfPath(String document, String list, String path) {
    Node entries = at(tree, List.of("documents", document, list));
    Node found = entries == null ? null : find(entries, path);
    return found == null ? line("documents", document, list) : line(found);
  }

  /** Line of the name of a check under {@code waivers}. */
  int lineOfWaiver(String check) {
    Node waivers = at(tree, List.of("waivers"));
    Node found = waivers == null ? null : find(waivers, check);
    return found == null ? line("waivers") : line(found);
  }

  private static @Nullable Node at(Node from, List<String> path) {
    Node at = from;
    for (String key : path) {
      NodeTuple member = member(at, key);
      if (member == null) {
        return null;
      }
      at = member.getValueNode();
    }
    return at;
  }

  private static @Nullable NodeTuple member(Node node, String key) {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(m -> m.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
            .findFirst()
            .orElse(null)
        : null;
  }

  private static @Nullable Node find(Node node, String scalar) {
    if (node instanceof ScalarNode value) {
      return value.getValue().equals(scalar) ? node : null;
    }
    List<? extends Node> inside =
        node instanceof SequenceNode sequence
            ? sequence.getValue()
            : node instanceof MappingNode mapping
                ? mapping.getValue().stream().map(NodeTuple::getValueNode).toList()
                : List.of();
    for (Node part : inside) {
      Node found = find(part, scalar);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
