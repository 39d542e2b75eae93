package org.scorehub.web.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;

/** Names an item: {@code FINDING:0190…}. */
record WorkReference(WorkKind kind, UUID id) {

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is none
   */
  static WorkReference of(String text) {
    int colon = text.indexOf(':');
    try {
      return new WorkReference(
          WorkKind.valueOf(text.substring(0, Math.max(colon, 0))),
          UUID.fromString(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "item must be a kind and an id such as FINDING:0190b1c4-…, not " + text, e);
    }
  }

  /** The same, of what may be left out. */
  static @Nullable WorkReference ofOptional(@Nullable String text) {
    String given = FormText.given(text);
    return given == null ? null : of(given);
  }

  @Override
  public String toString() {
    return kind + ":" + id;
  }
}
