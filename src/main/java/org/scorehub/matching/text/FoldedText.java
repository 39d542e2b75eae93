package org.scorehub.matching.text;

/**
 * A text as terms are compared with it: lower case, one space between words, {@link Folding#CLAUSE}
 * and {@link Folding#SENTENCE} where a clause or sentence ends.
 *
 * @param chars the folded characters
 * @param origins for each of them the index in {@code original} it comes from
 * @param original the text as written, in composed form
 */
record FoldedText(String chars, int[] origins, String original) {

  /** The words as written between two folded positions. */
  String asWritten(int from, int to) {
    int end = origins[to - 1] + 1;
    while (end < original.length()
        && Character.getType(original.charAt(end)) == Character.NON_SPACING_MARK) {
      end++;
    }
    return original.substring(origins[from], end);
  }

  /** Whether a term may begin here: at a word's first letter, or anywhere in Chinese. */
  boolean startsWord(int at) {
    char c = chars.charAt(at);
    return Folding.isWord(c) && (at == 0 || Folding.isHan(c) || !joins(at - 1));
  }

  /** Whether a term may end before this position. */
  boolean endsWord(int at) {
    return at == chars.length()
        || !Folding.isWord(chars.charAt(at))
        || Folding.isHan(chars.charAt(at))
        || Folding.isHan(chars.charAt(at - 1));
  }

  private boolean joins(int at) {
    return Folding.isWord(chars.charAt(at)) && !Folding.isHan(chars.charAt(at));
  }
}
