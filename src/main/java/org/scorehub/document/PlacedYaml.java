package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads a YAML file into a tree that knows its places. Used once. */
final class PlacedYaml {

  static final int MAX_NODES = 100_000;
  private static final int MAX_DEPTH = 200;
  private static final String BROKEN = "yaml.not-well-formed";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, Position> places = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private int nodes;

  private PlacedYaml() {}

  static PlacedTree read(byte[] bytes) {
    PlacedYaml reader = new PlacedYaml();
    JsonNode tree = reader.tree(bytes);
    return new PlacedTree(tree, reader.places, reader.problems);
  }

  private JsonNode tree(byte[] bytes) {
    try {
      return tree(SourceText.decode(bytes, encoding(bytes), "yaml.charset"));
    } catch (RefusedDocument e) {
      problems.add(e.problem());
      return NullNode.getInstance();
    }
  }

  private static Encoding encoding(byte[] bytes) {
    boolean marked = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB;
    return new Encoding(StandardCharsets.UTF_8, marked ? 3 : 0, true);
  }

  private JsonNode tree(SourceText source) throws RefusedDocument {
    LoadSettings settings =
        LoadSettings.builder().setSchema(new CoreSchema()).setUseMarks(true).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(source.text());
      if (root.isEmpty()) {
        throw new RefusedDocument(broken("the file is empty").atPosition(1, 1, 0));
      }
      return node(root.get(), "", 1);
    } catch (MarkedYamlEngineException e) {
      throw new RefusedDocument(placed(broken(words(e)), e.getProblemMark()));
    } catch (ReaderException e) {
      throw new RefusedDocument(unreadable(e, source));
    } catch (YamlEngineException e) {
      throw new RefusedDocument(broken(String.valueOf(e.getMessage())).atPosition(1, 1, 0));
    }
  }

  private static Problem unreadable(ReaderException e, SourceText source) {
    int offset = source.text().offsetByCodePoints(0, Math.max(0, e.getPosition()));
    Position at = source.position(offset);
    return broken("the character U+%04X may not stand in YAML".formatted(e.getCodePoint()))
        .atPosition(at.line(), at.column(), at.offset());
  }

  private static Problem broken(String why) {
    return Problem.blocking(
            ProblemKind.MALFORMED, BROKEN, "The file is not well-formed YAML: " + why + ".")
        .expecting("well-formed YAML");
  }

  private static String words(MarkedYamlEngineException e) {
    String problem =
        String.valueOf(e.getProblem()).replaceAll("\\s+", " ").replaceFirst("\\. \\(Do.*", "");
    String context = String.valueOf(e.getContext()).strip();
    return context.isEmpty() || context.equals("null") ? problem : problem + ", " + context;
  }

  private static Problem placed(Problem problem, Optional<Mark> mark) {
    Position at = mark.map(PlacedYaml::position).orElse(new Position(1, 1, -1));
    return problem.atPosition(at.line(), at.column(), -1);
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1, -1);
  }

  private JsonNode node(Node node, String path, int depth) throws RefusedDocument {
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      throw new RefusedDocument(
          placed(broken("it is nested too deeply, or too large"), node.getStartMark()));
    }
    node.getStartMark().ifPresent(mark -> places.putIfAbsent(path, position(mark)));
    if (node instanceof MappingNode mapping) {
      return object(mapping, path, depth);
    }
    return node instanceof SequenceNode list ? array(list, path, depth) : scalar((ScalarNode) node);
  }

  private ObjectNode object(MappingNode mapping, String path, int depth) throws RefusedDocument {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple member : mapping.getValue()) {
      if (member.getKeyNode() instanceof ScalarNode key && !key.getValue().isEmpty()) {
        member(object, key, member.getValueNode(), path, depth);
      } else {
        problems.add(
            placed(broken("a name is expected here"), member.getKeyNode().getStartMark())
                .atPath(path));
      }
    }
    return object;
  }

  private void member(ObjectNode object, ScalarNode key, Node value, String path, int depth)
      throws RefusedDocument {
    String at = path + '/' + key.getValue();
    if (object.has(key.getValue())) {
      problems.add(placed(twice(key.getValue(), at), key.getStartMark()));
    } else {
      key.getStartMark().ifPresent(mark -> places.put(at, position(mark)));
      object.set(key.getValue(), node(value, at, depth + 1));
    }
  }

  private Problem twice(String name, String at) {
    Position first = places.getOrDefault(at, new Position(0, 0, -1));
    return Problem.blocking(
            ProblemKind.MALFORMED,
            "yaml.duplicate-key",
            "\"%s\" stands twice; first in line %d.".formatted(name, first.line()))
        .atPath(at)
        .withValue(name)
        .expecting("each name once");
  }

  private ArrayNode array(SequenceNode list, String path, int depth) throws RefusedDocument {
    ArrayNode array = NODES.arrayNode();
    for (Node entry : list.getValue()) {
      array.add(node(entry, path + '[' + (array.size() + 1) + ']', depth + 1));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return NODES.nullNode();
    } else if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(Boolean.parseBoolean(text));
    } else if (tag.equals(Tag.INT) && text.matches("[-+]?[0-9]{1,100}")) {
      return integer(new BigInteger(text));
    } else if (tag.equals(Tag.FLOAT) && text.matches("[-+0-9.eE]{1,100}")) {
      return NODES.numberNode(new BigDecimal(text));
    }
    return NODES.textNode(text);
  }

  /** In the narrowest type, as JSON is read, so that equal numbers are equal nodes. */
  private static JsonNode integer(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return NODES.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? NODES.numberNode(value.longValue())
        : NODES.numberNode(value);
  }
}
