package org.scorehub.connector.scaffold;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A file that the other side sends, as it is.
 *
 * @param name name of the file, without folders
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sample(String name, byte[] bytes) {

  /** What a sample is, by its content. */
  enum Kind {
    JSON,
    XML,
    TABLE
  }

  /**
   * What it is, by its first bytes and never by its name.
   *
   * @throws UnusableSample if it is empty or something that no connector reads
   */
  Kind kind() {
    if (bytes.length == 0) {
      throw new UnusableSample(name + " is empty");
    }
    String start = start();
    String folded = start.toLowerCase(Locale.ROOT);
    if (folded.startsWith("<!doctype html") || folded.startsWith("<html")) {
      throw new UnusableSample(name + " is an HTML page; give the document itself");
    } else if (start.startsWith("<")) {
      return Kind.XML;
    } else if (start.startsWith("{") || start.startsWith("[")) {
      return Kind.JSON;
    }
    return Kind.TABLE;
  }

  /** The first characters behind white space and a byte order mark; of UTF-16 every other one. */
  private String start() {
    String text = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.ISO_8859_1);
    return text.replaceAll("[\\x00\\u00EF\\u00BB\\u00BF\\u00FE\\u00FF]", "").stripLeading();
  }

  /** The name without its ending, as a name of a folder. */
  String slug() {
    String slug = Names.slug(name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", ""), '-');
    return slug.isEmpty() ? "sample" : slug;
  }

  /** The ending of its name in lower case, with the point; empty if it has none. */
  String ending() {
    int point = name.lastIndexOf('.');
    return point < 0 ? "" : name.substring(point).toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sample sample && sample.name.equals(name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name);
  }
}
