package org.scorehub.matching.text;

import com.ibm.icu.text.Transliterator;

/** Traditional Chinese as simplified. ICU's table is read when the first Chinese text comes. */
final class HanScript {

  private HanScript() {}

  /** Characters outside Chinese stay as they are, and so does the number of characters. */
  static String simplified(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Folding.isHan(text.charAt(i))) {
        return Table.TO_SIMPLIFIED.transliterate(text);
      }
    }
    return text;
  }

  private static final class Table {
    static final Transliterator TO_SIMPLIFIED =
        Transliterator.getInstance("Traditional-Simplified");
  }
}
