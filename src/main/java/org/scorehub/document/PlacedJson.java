package org.scorehub.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.canonical.Problem;

/** Reads a JSON file into a tree that knows its places. */
final class PlacedJson {

  private PlacedJson() {}

  static PlacedTree read(byte[] bytes) {
    Map<String, Position> places = new HashMap<>();
    try {
      SourceText text = JsonReader.decode(bytes, Encoding.ofJson(bytes));
      try (JsonParser parser = JsonParsers.over(text)) {
        while (parser.nextToken() != null) {
          note(parser, text, places);
        }
      } catch (IOException e) {
        throw JsonReader.notWellFormed(e, text);
      }
      return tree(text, places);
    } catch (RefusedDocument e) {
      return new PlacedTree(NullNode.getInstance(), places, List.of(e.problem()));
    }
  }

  /** A member stands where its name does, as that is what people look for. */
  private static void note(JsonParser parser, SourceText text, Map<String, Position> places)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.FIELD_NAME || token.isScalarValue() || token.isStructStart()) {
      var context = parser.getParsingContext();
      String path = JsonTreeBuilder.path(token.isStructStart() ? context.getParent() : context);
      int offset = (int) parser.currentTokenLocation().getCharOffset();
      places.putIfAbsent(path, text.position(offset));
    }
  }

  private static PlacedTree tree(SourceText text, Map<String, Position> places)
      throws RefusedDocument {
    try (JsonParser parser = JsonParsers.over(text)) {
      JsonTreeBuilder builder = new JsonTreeBuilder(parser, DocumentLimits.DEFAULT);
      JsonNode tree = builder.build();
      return new PlacedTree(tree, places, placed(builder.problems(), text));
    } catch (IOException e) {
      throw JsonReader.notWellFormed(e, text);
    }
  }

  private static List<Problem> placed(List<PlacedProblem> noted, SourceText text) {
    return PlacedProblem.inDocumentOrder(noted, text);
  }
}
