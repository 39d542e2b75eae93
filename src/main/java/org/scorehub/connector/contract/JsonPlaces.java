package org.scorehub.connector.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Lines of a JSON file, by JSON pointer. */
final class JsonPlaces {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

  private final Map<String, Integer> lines = new HashMap<>();

  private JsonPlaces() {}

  static JsonPlaces of(byte[] json) {
    JsonPlaces places = new JsonPlaces();
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int line = parser.currentTokenLocation().getLineNr();
        places.lines.putIfAbsent(parser.getParsingContext().pathAsPointer().toString(), line);
      }
    } catch (IOException e) {
      return places;
    }
    return places;
  }

  /** Line of a value, or of the innermost one around it that is there; 1-based. */
  int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 1);
  }
}
