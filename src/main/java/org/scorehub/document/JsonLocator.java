package org.scorehub.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Finds where paths stand in a JSON document. */
final class JsonLocator {

  private JsonLocator() {}

  /** Character offsets of those paths that are there, as far as the document can be parsed. */
  static Map<String, Integer> locate(SourceText text, Set<String> paths) {
    Map<String, Integer> found = new HashMap<>();
    try (JsonParser parser = JsonParsers.over(text)) {
      locate(parser, paths, found);
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  private static void locate(JsonParser parser, Set<String> paths, Map<String, Integer> found)
      throws IOException {
    for (JsonToken token = parser.nextToken();
        token != null && found.size() < paths.size();
        token = parser.nextToken()) {
      if (token.isScalarValue() || token.isStructStart()) {
        String path = path(parser, token);
        if (paths.contains(path)) {
          found.putIfAbsent(path, (int) parser.currentTokenLocation().getCharOffset());
        }
      }
    }
  }

  private static String path(JsonParser parser, JsonToken token) {
    var context = parser.getParsingContext();
    return JsonTreeBuilder.path(token.isStructStart() ? context.getParent() : context);
  }
}
