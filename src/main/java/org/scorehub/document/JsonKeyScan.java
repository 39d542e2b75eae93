package org.scorehub.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Follows a path down a stream of JSON. */
record JsonKeyScan(JsonParser parser, DocumentPath path) {

  Optional<String> find() throws IOException {
    JsonToken first = parser.nextToken();
    return first == null ? Optional.empty() : value(0, 1, false);
  }

  /**
   * Looks into the value at hand.
   *
   * @param step the next step to match
   * @param index the position that an array here has to be entered at
   */
  private Optional<String> value(int step, int index, boolean explicit) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      return array(step, index, explicit);
    } else if (token == JsonToken.START_OBJECT && step < path.length()) {
      return object(step);
    } else if (token == JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Optional.empty();
    }
    boolean isHit = step == path.length() && token != JsonToken.VALUE_NULL;
    return isHit ? KeyScan.key(parser.getText()) : Optional.empty();
  }

  private Optional<String> object(int step) throws IOException {
    DocumentPath.Step wanted = path.step(step);
    Optional<String> found = Optional.empty();
    while (found.isEmpty() && parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean named = parser.currentName().equals(wanted.name());
      parser.nextToken();
      if (named) {
        found = value(step + 1, wanted.index(), wanted.explicit());
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private Optional<String> array(int step, int index, boolean explicit) throws IOException {
    Optional<String> found = Optional.empty();
    int seen = 0;
    while (found.isEmpty() && parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        return Optional.empty();
      }
      seen++;
      if (!explicit || seen == index) {
        found = value(step, 1, false);
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }
}
