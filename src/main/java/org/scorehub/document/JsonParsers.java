package org.scorehub.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;

/** Strict JSON parsers. Depth and size are limited by those who use them. */
final class JsonParsers {

  private static final int LONGEST_NUMBER = 1_000;
  private static final int LARGEST_KEY = 64 * 1024;
  private static final JsonFactory WHOLE = factory(Integer.MAX_VALUE, Integer.MAX_VALUE);
  private static final JsonFactory STREAMING = factory(LARGEST_KEY, 1_000);

  private JsonParsers() {}

  private static JsonFactory factory(int longestString, int maxDepth) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(longestString)
                .maxNameLength(longestString)
                .maxNestingDepth(maxDepth)
                .maxNumberLength(LONGEST_NUMBER)
                .build())
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }

  static JsonParser over(byte[] bytes, Encoding encoding) throws IOException {
    int mark = encoding.markBytes();
    return WHOLE.createParser(bytes, mark, bytes.length - mark);
  }

  static JsonParser over(SourceText text) throws IOException {
    return WHOLE.createParser(text.text());
  }

  /** Over a stream of any length, in constant memory. */
  static JsonParser over(InputStream in) throws IOException {
    return STREAMING.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
  }
}
