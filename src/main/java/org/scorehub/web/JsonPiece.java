package org.scorehub.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a JSON text as it stands there.
 *
 * @param pointer JSON Pointer (RFC 6901) of the value that it is; null for what stands between
 *     values
 */
public record JsonPiece(String text, @Nullable String pointer) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * All parts of a text in their order; joined they are the text again. What is no JSON, or cut
   * off, is one part from there on.
   */
  static List<JsonPiece> of(String text) {
    List<JsonPiece> pieces = new ArrayList<>();
    int told = 0;
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          parser.finishToken();
          int from = (int) parser.currentTokenLocation().getCharOffset();
          int to = (int) parser.currentLocation().getCharOffset();
          pieces.add(new JsonPiece(text.substring(told, from), null));
          pieces.add(
              new JsonPiece(
                  text.substring(from, to), parser.getParsingContext().pathAsPointer().toString()));
          told = to;
        }
      }
    } catch (IOException e) {
      // the rest is shown as it is
    }
    pieces.add(new JsonPiece(text.substring(told), null));
    return pieces;
  }
}
