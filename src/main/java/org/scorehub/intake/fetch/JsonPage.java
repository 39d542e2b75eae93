package org.scorehub.intake.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One page of a JSON interface. */
final class JsonPage {

  private static final JsonFactory JSON = new JsonFactory();

  private final byte[] bytes;

  JsonPage(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The entries of the array at a path, each in exactly the bytes in which it was sent.
   *
   * @throws IOException if the page is not JSON in UTF-8, or has no array there
   */
  List<byte[]> items(JsonPointer path) throws IOException {
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (find(parser, path) != JsonToken.START_ARRAY) {
        throw new IOException("there is no array at " + path);
      }
      List<byte[]> items = slices(parser);
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
      return items;
    }
  }

  private List<byte[]> slices(JsonParser parser) throws IOException {
    List<byte[]> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long from = parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      parser.finishToken();
      long to = parser.currentLocation().getByteOffset();
      if (from < 0 || to > bytes.length) {
        throw new IOException("it is not UTF-8");
      }
      items.add(Arrays.copyOfRange(bytes, (int) from, (int) to));
    }
    return items;
  }

  private static JsonToken find(JsonParser parser, JsonPointer path) throws IOException {
    JsonToken token = parser.nextToken();
    for (JsonPointer rest = path; !rest.matches(); rest = rest.tail()) {
      token = token == JsonToken.START_OBJECT ? member(parser, rest) : JsonToken.NOT_AVAILABLE;
    }
    return token == null ? JsonToken.NOT_AVAILABLE : token;
  }

  private static JsonToken member(JsonParser parser, JsonPointer rest) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(rest.getMatchingProperty());
      JsonToken value = parser.nextToken();
      if (found) {
        return value;
      }
      parser.skipChildren();
    }
    return JsonToken.NOT_AVAILABLE;
  }

  /**
   * The text or number at a path.
   *
   * @return empty if there is none, or null
   * @throws IOException if the page is not JSON, or there is an object or array
   */
  Optional<String> text(JsonPointer path) throws IOException {
    try (JsonParser parser =
        new FilteringParserDelegate(
            JSON.createParser(bytes),
            new JsonPointerBasedFilter(path),
            Inclusion.ONLY_INCLUDE_ALL,
            false)) {
      JsonToken token = parser.nextToken();
      if (token == null || token == JsonToken.VALUE_NULL) {
        return Optional.empty();
      }
      if (!token.isScalarValue()) {
        throw new IOException("there is no text at " + path);
      }
      return Optional.of(parser.getText()).filter(text -> !text.isBlank());
    }
  }
}
