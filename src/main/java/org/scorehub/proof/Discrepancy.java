package org.scorehub.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the journal is not as it was sealed.
 *
 * @param what is the matter
 * @param seal number of the seal; null for a record that none covers
 * @param leaf place in the seal, from 0; null if it is about the seal as a whole
 * @param kind of the record, as in {@link RecordKind#text()}; null if it cannot be told
 * @param buyer whose record; null if it cannot be told
 * @param id of the record; null if it cannot be told
 * @param part see {@link RecordKey#part()}; null if it is empty
 * @param fields members of the leaf that differ, {@code bytes} for what was received or sent; empty
 *     if it is about the record as a whole
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Discrepancy(
    What what,
    @Nullable Long seal,
    @Nullable Integer leaf,
    @Nullable String kind,
    @Nullable String buyer,
    @Nullable UUID id,
    @Nullable String part,
    List<String> fields) {

  /** What can be the matter. */
  public enum What {
    /** The record, or its bytes, are not what was sealed. */
    CHANGED,
    /** The record, or its bytes, are gone. */
    MISSING,
    /** The bytes were erased and the erasure is on record: no fault. */
    ERASED,
    /** A settled record that no seal covers and that does not wait for one. */
    NOT_SEALED,
    /** The text of a leaf does not have the hash that was sealed. */
    LEAF_CHANGED,
    /** The text of a leaf is gone. */
    LEAF_MISSING,
    /** The seal does not fit its own hash, or its leaves do not lead to its root. */
    SEAL_CHANGED,
    /** A seal is gone. */
    SEAL_MISSING,
    /** The seal does not name the one before it. */
    CHAIN_BROKEN,
    /** The seal is not the one that was known from elsewhere. */
    NOT_AS_NOTED;

    /** Whether it speaks against the journal. */
    public boolean isFault() {
      return this != ERASED;
    }
  }

  public Discrepancy {
    fields = List.copyOf(fields);
  }

  static Discrepancy ofSeal(What what, long seal) {
    return new Discrepancy(what, seal, null, null, null, null, null, List.of());
  }

  static Discrepancy ofLeaf(What what, long seal, int leaf) {
    return new Discrepancy(what, seal, leaf, null, null, null, null, List.of());
  }

  static Discrepancy ofRecord(
      What what, @Nullable Long seal, @Nullable Integer leaf, RecordKey key, List<String> fields) {
    return new Discrepancy(
        what,
        seal,
        leaf,
        key.kind().text(),
        key.buyer(),
        key.id(),
        key.part().isEmpty() ? null : key.part(),
        fields);
  }
}
