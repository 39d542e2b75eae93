package org.scorehub.merge;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked to become of sites; a row of {@code site_change}.
 *
 * @param stays the site that stays, and whose records are joined or parted
 * @param other absorbed, given back or new
 * @param identifiers what a new site is known by, as {@code scheme:value}
 */
record Wish(
    String buyer,
    UUID id,
    Kind kind,
    UUID stays,
    UUID other,
    @Nullable UUID undoes,
    @Nullable UUID candidate,
    List<String> identifiers,
    boolean preview,
    @Nullable String seen,
    @Nullable String reason,
    String askedBy) {

  /** The ways in which sites change. */
  enum Kind {
    MERGE,
    SPLIT,
    UNDO
  }

  Wish {
    identifiers = List.copyOf(identifiers);
  }

  /** The same wish about the sites that the ids lead to now. */
  Wish about(UUID nowStays, UUID nowOther) {
    return new Wish(
        buyer,
        id,
        kind,
        nowStays,
        nowOther,
        undoes,
        candidate,
        identifiers,
        preview,
        seen,
        reason,
        askedBy);
  }
}
