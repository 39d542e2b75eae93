package org.scorehub.trial.playground;

import org.jspecify.annotations.Nullable;

/**
 * What a mapping is tried on.
 *
 * @param text the document, with LF at the end of lines; of one that is sent the canonical record;
 *     empty for a workbook
 * @param workbook bytes of a workbook; null if it is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sample(String text, byte @Nullable [] workbook) {

  /** A document that is text. */
  public static Sample of(String text) {
    return new Sample(text, null);
  }

  /** A workbook. */
  public static Sample of(byte[] workbook) {
    return new Sample("", workbook);
  }

  boolean isTooLarge() {
    return text.length() > Playground.MOST_TEXT
        || (workbook != null && workbook.length > Playground.MOST_TEXT);
  }
}
