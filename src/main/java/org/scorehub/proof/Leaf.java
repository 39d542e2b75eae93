package org.scorehub.proof;

import java.time.Instant;
import java.util.Comparator;

/**
 * What is sealed of a record.
 *
 * @param at when it happened
 * @param content JSON text whose members stand in a fixed order; exactly these bytes in UTF-8 are
 *     hashed
 */
record Leaf(RecordKey key, Instant at, String content) {

  /** The order of leaves within a seal. */
  static final Comparator<Leaf> ORDER =
      Comparator.comparing(Leaf::at)
          .thenComparing(leaf -> leaf.key().kind())
          .thenComparing(leaf -> leaf.key().buyer())
          .thenComparing(leaf -> leaf.key().id())
          .thenComparing(leaf -> leaf.key().part());

  /** Stands for a receipt whose place a later attempt has taken, or will take. */
  static final String SUPERSEDED = "";

  boolean isSuperseded() {
    return content.equals(SUPERSEDED);
  }
}
