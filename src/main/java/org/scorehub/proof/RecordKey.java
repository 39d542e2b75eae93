package org.scorehub.proof;

import java.util.UUID;

/**
 * Names a record that is sealed.
 *
 * @param buyer whose record it is
 * @param id of an attempt or a receipt that of the delivery
 * @param part number of an attempt; of a receipt its state and the number of the attempt that it is
 *     from, for example {@code ACCEPTED/1}; else empty
 */
public record RecordKey(RecordKind kind, String buyer, UUID id, String part) {

  /** For people, for example {@code attempt 0198…/2 of demo-retail}. */
  @Override
  public String toString() {
    return kind.text() + ' ' + id + (part.isEmpty() ? "" : "/" + part) + " of " + buyer;
  }
}
