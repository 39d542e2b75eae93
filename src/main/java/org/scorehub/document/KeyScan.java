package org.scorehub.document;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Finds one value in a document of any length without reading more of it than needed, in constant
 * memory. Checks nothing: the document may be broken behind the value.
 */
public final class KeyScan {

  private KeyScan() {}

  /**
   * The first text at a path that is not blank, trimmed. Of a table, {@code in} is one child (see
   * {@link TableReader}) and the path one within its first row.
   *
   * @param in read up to the value, not closed
   * @param path slash path of local names, {@code /audit/header/monitoringId}; the last step may be
   *     an XML attribute {@code @code}; a step may have a 1-based position, else the first of its
   *     name counts
   * @return empty if there is none, if the document is broken before it, has a document type,
   *     cannot be read, or if the value is longer than 1,000 characters
   */
  public static Optional<String> find(DocumentFormat format, InputStream in, String path) {
    DocumentPath steps = DocumentPath.parse(path);
    try {
      return switch (format) {
        case XML -> new XmlKeyScan(XmlParsers.over(in), steps).find();
        case JSON -> findJson(in, steps);
        case TABLE -> findJson(in, DocumentPath.parse("/rows/values" + path));
      };
    } catch (XMLStreamException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> findJson(InputStream in, DocumentPath steps) throws IOException {
    try (JsonParser parser = JsonParsers.over(in)) {
      return new JsonKeyScan(parser, steps).find();
    }
  }

  static Optional<String> key(String text) {
    String key = text.strip();
    return key.isEmpty() || key.length() > 1_000 ? Optional.empty() : Optional.of(key);
  }
}
