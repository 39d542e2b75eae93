package org.scorehub.proof;

import java.util.Locale;

/** What is sealed. */
public enum RecordKind {
  /** A document that came in: whose, what, when, and the hash of its bytes. */
  EXCHANGE,
  /** A delivery whose bytes are made: its key and the hash of the bytes. */
  DELIVERY,
  /** One attempt to deliver, with what came of it. */
  ATTEMPT,
  /** What the receiver said when it accepted or applied a delivery. */
  RECEIPT,
  /** That bytes were erased, why and for whom. */
  ERASURE;

  /** As in tables and in leaves. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RecordKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
