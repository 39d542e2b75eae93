package org.scorehub.document;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a document are to be decoded.
 *
 * @param markBytes length of the byte order mark in bytes, 0 if there is none
 * @param declared whether the document itself says so, by a mark or a declaration
 */
record Encoding(Charset charset, int markBytes, boolean declared) {

  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final int LONGEST_DECLARATION = 256;
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

  boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** By byte order mark, else by the zero bytes around the first, ASCII, character, else UTF-8. */
  static Encoding ofJson(byte[] bytes) {
    Encoding marked = marked(bytes);
    return marked != null ? marked : unmarked(bytes);
  }

  /**
   * By byte order mark, else UTF-16 if zero bytes stand on one side of the pairs only and a line
   * end or separator has one beside it, else UTF-8. Text of other encodings has no zero bytes.
   */
  static Encoding ofText(byte[] start) {
    Encoding marked = marked(start);
    Charset charset = StandardCharsets.UTF_8;
    if (marked == null && looksWide(start, 0)) {
      charset = StandardCharsets.UTF_16BE;
    } else if (marked == null && looksWide(start, 1)) {
      charset = StandardCharsets.UTF_16LE;
    }
    return marked != null ? marked : new Encoding(charset, 0, false);
  }

  private static boolean looksWide(byte[] start, int highByte) {
    boolean ends = false;
    for (int i = 0; i + 1 < start.length; i += 2) {
      if (start[i + 1 - highByte] == 0) {
        return false;
      }
      ends |= start[i + highByte] == 0 && "\r\n\t,;|".indexOf(start[i + 1 - highByte]) >= 0;
    }
    return ends;
  }

  /** As XML 1.0, appendix F: mark and declaration have to agree. */
  static Encoding ofXml(byte[] bytes) throws RefusedDocument {
    Encoding family = ofJson(bytes);
    String name = declaredName(bytes, family);
    if (name == null) {
      return family;
    }
    Charset declared = charset(name);
    if (compatible(declared, family)) {
      return isWide(family.charset()) || family.markBytes() > 0
          ? new Encoding(family.charset(), family.markBytes(), true)
          : new Encoding(declared, 0, true);
    }
    throw new RefusedDocument(
        "xml.charset",
        "The document declares encoding " + name + " but is written in " + family.charset() + ".");
  }

  private static @Nullable Encoding marked(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3, true);
    } else if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return new Encoding(UTF_32BE, 4, true);
    } else if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return new Encoding(UTF_32LE, 4, true);
    } else if (startsWith(bytes, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2, true);
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2, true);
    }
    return null;
  }

  private static Encoding unmarked(byte[] bytes) {
    Charset charset = StandardCharsets.UTF_8;
    if (bytes.length > 3 && bytes[0] == 0 && bytes[1] == 0) {
      charset = UTF_32BE;
    } else if (bytes.length > 3 && bytes[1] == 0 && bytes[2] == 0 && bytes[3] == 0) {
      charset = UTF_32LE;
    } else if (bytes.length > 1 && bytes[0] == 0) {
      charset = StandardCharsets.UTF_16BE;
    } else if (bytes.length > 1 && bytes[1] == 0) {
      charset = StandardCharsets.UTF_16LE;
    }
    return new Encoding(charset, 0, false);
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String declaredName(byte[] bytes, Encoding family) {
    int length = Math.min(bytes.length - family.markBytes(), LONGEST_DECLARATION * 4);
    Charset charset = family.isUtf8() ? StandardCharsets.ISO_8859_1 : family.charset();
    Matcher matcher = DECLARED.matcher(new String(bytes, family.markBytes(), length, charset));
    return matcher.find() ? matcher.group(1) : null;
  }

  private static Charset charset(String name) throws RefusedDocument {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new RefusedDocument("xml.charset", "The declared encoding " + name + " is not known.");
    }
  }

  private static boolean compatible(Charset declared, Encoding family) {
    if (isWide(family.charset())) {
      return declared.equals(family.charset())
          || declared.name().equals(family.charset().name().substring(0, 6));
    }
    return !isWide(declared)
        && (family.markBytes() == 0 || declared.equals(StandardCharsets.UTF_8));
  }

  private static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }
}
