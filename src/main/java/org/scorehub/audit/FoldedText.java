package org.scorehub.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A finding's text without what makes no difference: case, width, spaces and punctuation. Two texts
 * that fold to the same are one text.
 */
public final class FoldedText {

  private FoldedText() {}

  /** SHA-256 of the folded text in hex; null for a text without any letter or digit. */
  public static @Nullable String hash(@Nullable String text) {
    String folded = text == null ? "" : fold(text);
    return folded.isEmpty() ? null : sha256(folded);
  }

  static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    boolean gap = false;
    for (int i = 0; i < plain.length(); ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      if (isOfAWord(c)) {
        if (gap && folded.length() > 0) {
          folded.append(' ');
        }
        folded.appendCodePoint(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return folded.toString();
  }

  /** Marks belong to words: without them Bengali and Hindi words would fall apart. */
  private static boolean isOfAWord(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static String sha256(String folded) {
    try {
      byte[] bytes = folded.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
