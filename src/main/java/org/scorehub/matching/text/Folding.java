package org.scorehub.matching.text;

import java.text.Normalizer;
import java.util.Arrays;

/** Folds texts and terms in the same way, so that spelling does not matter. */
enum Folding {
  /** Accents of Latin letters are dropped. */
  PLAIN,
  /** Accents are kept, as they tell Vietnamese words apart. */
  ACCENTED;

  static final char CLAUSE = ',';
  static final char SENTENCE = '.';

  private static final String ENDS_SENTENCE = ".!?\n。！？।॥؟";
  private static final String ENDS_CLAUSE = ",;:，；：";
  private static final int LATIN_EXTENDED_END = 0x250;
  private static final int LATIN_ADDITIONAL = 0x1E00;
  private static final int LATIN_ADDITIONAL_END = 0x1F00;
  private static final char[] BASES = bases();

  FoldedText fold(String text) {
    return foldSimplified(HanScript.simplified(text));
  }

  private FoldedText foldSimplified(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    int[] origins = new int[composed.length() * 2];
    for (int i = 0; i < composed.length(); i++) {
      int from = folded.length();
      append(composed, i, folded);
      Arrays.fill(origins, from, Math.max(from, folded.length()), i);
      if (from > 0 && folded.length() == from) {
        origins[from - 1] = Math.min(origins[from - 1], i);
      }
    }
    trim(folded);
    return new FoldedText(folded.toString(), Arrays.copyOf(origins, folded.length()), composed);
  }

  /** A term as it is looked for, Chinese ones in simplified characters; a star stays. */
  String term(String term) {
    String starred = term.replace("*", "\uE000");
    return foldSimplified(starred).chars().replace('\uE000', '*').replace(" *", "*");
  }

  private void append(String text, int at, StringBuilder folded) {
    char c = narrow(text.charAt(at));
    if (isWord(c) || c == '\uE000') {
      appendLetter(c, folded);
    } else if (!isDropped(c)) {
      appendGap(gap(c, text, at), folded);
    }
  }

  private void appendLetter(char c, StringBuilder folded) {
    char lower = Character.toLowerCase(c);
    if (this == ACCENTED || lower < 0x80) {
      folded.append(lower);
      return;
    }
    switch (lower) {
      case 'ß' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      default -> folded.append(base(lower));
    }
  }

  private static void appendGap(char gap, StringBuilder folded) {
    int last = folded.length() - 1;
    if (last < 0) {
      return;
    }
    char before = folded.charAt(last);
    if (isWord(before) || before == '\uE000') {
      folded.append(gap);
    } else if (before == ' ' || (before == CLAUSE && gap == SENTENCE)) {
      folded.setCharAt(last, gap);
    }
  }

  private static char gap(char c, String text, int at) {
    if (ENDS_SENTENCE.indexOf(c) >= 0) {
      return c == '.' && at + 1 < text.length() && isWord(text.charAt(at + 1)) ? ' ' : SENTENCE;
    }
    return ENDS_CLAUSE.indexOf(c) >= 0 && !betweenDigits(text, at) ? CLAUSE : ' ';
  }

  private static boolean betweenDigits(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }

  private static void trim(StringBuilder folded) {
    int end = folded.length();
    while (end > 0 && folded.charAt(end - 1) == ' ') {
      end--;
    }
    folded.setLength(end);
  }

  /** Letters, digits, and the vowel signs of Indian scripts, which are no letters to Java. */
  static boolean isWord(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.COMBINING_SPACING_MARK
        || (type == Character.NON_SPACING_MARK && !isLatinMark(c));
  }

  static boolean isHan(char c) {
    return c >= 0x2E80 && Character.isIdeographic(c);
  }

  private static boolean isLatinMark(char c) {
    return c >= 0x300 && c < 0x370;
  }

  private static boolean isDropped(char c) {
    return isLatinMark(c) || Character.getType(c) == Character.FORMAT;
  }

  /** Full-width forms as ordinary ones. */
  private static char narrow(char c) {
    return c >= 0xFF10 && c <= 0xFF5A ? (char) (c - 0xFEE0) : c;
  }

  private static char base(char c) {
    if (c < LATIN_EXTENDED_END) {
      return BASES[c];
    }
    boolean additional = c >= LATIN_ADDITIONAL && c < LATIN_ADDITIONAL_END;
    return additional ? BASES[c - LATIN_ADDITIONAL + LATIN_EXTENDED_END] : c;
  }

  private static char[] bases() {
    char[] bases = new char[LATIN_EXTENDED_END + LATIN_ADDITIONAL_END - LATIN_ADDITIONAL];
    for (int i = 0; i < bases.length; i++) {
      int c = i < LATIN_EXTENDED_END ? i : i - LATIN_EXTENDED_END + LATIN_ADDITIONAL;
      bases[i] = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).charAt(0);
    }
    bases['đ'] = 'd';
    bases['ı'] = 'i';
    bases['ø'] = 'o';
    bases['ł'] = 'l';
    return bases;
  }
}
