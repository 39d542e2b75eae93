package org.scorehub.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Builds the tree of one JSON document, noting what is wrong on the way. */
final class JsonTreeBuilder {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** So many characters of a number always survive the way through a double. */
  private static final int SAFE_IN_DOUBLE = 15;

  /** Below this, doubles become coarse. */
  private static final double FINE_IN_DOUBLE = 1e-290;

  private final JsonParser parser;
  private final DocumentLimits limits;
  private final List<PlacedProblem> problems = new ArrayList<>();
  private int nodes;

  JsonTreeBuilder(JsonParser parser, DocumentLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  List<PlacedProblem> problems() {
    return problems;
  }

  JsonNode build() throws IOException, RefusedDocument {
    parser.nextToken();
    JsonNode tree = value(1);
    if (parser.nextToken() != null) {
      throw new RefusedDocument(
          "json.trailing-content", "The document goes on after its end; expected one JSON value.");
    }
    return tree;
  }

  private JsonNode value(int depth) throws IOException, RefusedDocument {
    count(depth);
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new RefusedDocument("json.not-well-formed", "The document holds no JSON value.");
    }
    return switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> NODES.textNode(clean(parser.getText()));
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode object(int depth) throws IOException, RefusedDocument {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = clean(parser.currentName());
      if (object.has(name)) {
        duplicate(name);
      }
      parser.nextToken();
      object.set(name, value(depth + 1));
    }
    return object;
  }

  private JsonNode array(int depth) throws IOException, RefusedDocument {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(depth + 1));
    }
    return array;
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private JsonNode decimal() throws IOException {
    double value = parser.getDoubleValue();
    boolean exact =
        Double.isFinite(value)
            && ((parser.getTextLength() <= SAFE_IN_DOUBLE && Math.abs(value) >= FINE_IN_DOUBLE)
                || BigDecimal.valueOf(value).compareTo(parser.getDecimalValue()) == 0);
    return exact ? NODES.numberNode(value) : NODES.numberNode(parser.getDecimalValue());
  }

  private String clean(String text) {
    String clean = CleanText.of(text);
    if (!clean.equals(text)) {
      add(
          Problem.degrading(
                  ProblemKind.MALFORMED,
                  "text.control-character",
                  "The text has control characters, which were removed.")
              .withValue(CleanText.visible(text))
              .expecting("text without control characters"));
    }
    return clean;
  }

  private void duplicate(String name) {
    add(
        Problem.blocking(
                ProblemKind.MALFORMED,
                "json.duplicate-key",
                "The member \"" + name + "\" stands twice in the same object.")
            .withValue(name)
            .expecting("each member once"));
  }

  private void add(Problem problem) {
    problems.add(
        new PlacedProblem(
            problem.atPath(path(parser.getParsingContext())),
            (int) parser.currentTokenLocation().getCharOffset()));
  }

  static String path(JsonStreamContext context) {
    if (context.inRoot()) {
      return "";
    }
    String parent = path(context.getParent());
    if (context.inArray()) {
      return parent + "[" + (context.getCurrentIndex() + 1) + "]";
    }
    return context.hasCurrentName() ? parent + "/" + context.getCurrentName() : parent;
  }

  private void count(int depth) throws RefusedDocument {
    if (depth > limits.maxDepth()) {
      throw RefusedDocument.over(
          "limit.depth", "is nested too deeply", limits.maxDepth(), "levels");
    }
    if (++nodes > limits.maxNodes()) {
      throw RefusedDocument.over("limit.nodes", "has too many values", limits.maxNodes(), "values");
    }
  }
}
