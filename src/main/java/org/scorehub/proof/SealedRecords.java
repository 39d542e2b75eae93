package org.scorehub.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scorehub.proof.Discrepancy.What;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares the records that a seal covers, and their bytes, with what was sealed. */
final class SealedRecords {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> BYTES = List.of("bytes");

  private record Placed(long seal, int place, Leaf leaf) {}

  private final JdbcTemplate jdbc;
  private final LeafRows rows;
  private final StoredBytes bytes;
  private final Consumer<Discrepancy> found;

  SealedRecords(JdbcTemplate jdbc, Consumer<Discrepancy> found) {
    this.jdbc = jdbc;
    this.rows = new LeafRows(jdbc);
    this.bytes = new StoredBytes(jdbc);
    this.found = found;
  }

  void compare(Seal.Kept kept) {
    List<Placed> sealed = sealed(kept);
    List<RecordKey> keys = sealed.stream().map(placed -> placed.leaf().key()).toList();
    Map<RecordKey, Leaf> now = rows.read(keys);
    Map<RecordKey, String> hashes = bytes.hashes(keys);
    List<Placed> without = new ArrayList<>();
    for (Placed placed : sealed) {
      Leaf current = now.get(placed.leaf().key());
      if (current == null) {
        tell(What.MISSING, placed, List.of());
      } else if (!current.isSuperseded()) {
        compare(placed, current);
        compareBytes(placed, hashes.get(placed.leaf().key()), without);
      }
    }
    tellErasedOrMissing(without);
  }

  /** Leaves whose text is what was sealed. */
  private List<Placed> sealed(Seal.Kept kept) {
    long number = kept.seal().number();
    SortedMap<Integer, Leaf> texts = SealedLeaves.of(jdbc, number);
    List<Placed> sealed = new ArrayList<>();
    for (int place = 0; place < kept.leafHashes().size(); place++) {
      Leaf leaf = texts.get(place);
      if (leaf == null) {
        found.accept(Discrepancy.ofLeaf(What.LEAF_MISSING, number, place));
      } else if (Arrays.equals(MerkleTree.leafHash(leaf.content()), kept.leafHashes().get(place))) {
        sealed.add(new Placed(number, place, leaf));
      } else {
        tell(What.LEAF_CHANGED, new Placed(number, place, leaf), List.of());
      }
    }
    return sealed;
  }

  private void compare(Placed placed, Leaf current) {
    if (!placed.leaf().content().equals(current.content())) {
      List<String> fields = differing(tree(placed.leaf()), tree(current));
      if (!(placed.leaf().key().kind() == RecordKind.RECEIPT && wasAppliedSince(placed, current))) {
        tell(What.CHANGED, placed, fields);
      }
    }
  }

  /** What was only accepted may have been applied since, with another receipt. */
  private static boolean wasAppliedSince(Placed placed, Leaf current) {
    return placed.leaf().key().part().startsWith("ACCEPTED/")
        && tree(current).path("state").asText().equals("APPLIED");
  }

  private static JsonNode tree(Leaf leaf) {
    try {
      return JSON.readTree(leaf.content());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a leaf is JSON", e);
    }
  }

  private static List<String> differing(JsonNode sealed, JsonNode current) {
    Set<String> names = new TreeSet<>();
    for (Iterator<String> all = sealed.fieldNames(); all.hasNext(); ) {
      String name = all.next();
      if (!sealed.get(name).equals(current.get(name))) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  private void compareBytes(Placed placed, @Nullable String hash, List<Placed> without) {
    RecordKind kind = placed.leaf().key().kind();
    if (kind != RecordKind.EXCHANGE && kind != RecordKind.DELIVERY) {
      return;
    }
    JsonNode sealed = tree(placed.leaf());
    if (hash == null) {
      if (kind == RecordKind.DELIVERY || sealed.path("size").asLong() > 0) {
        without.add(placed);
      }
    } else if (!hash.equals(sealed.path("sha256").asText())) {
      tell(What.CHANGED, placed, BYTES);
    }
  }

  private void tellErasedOrMissing(List<Placed> without) {
    if (without.isEmpty()) {
      return;
    }
    Set<RecordKey> erased = erased(without.stream().map(placed -> placed.leaf().key()).toList());
    for (Placed placed : without) {
      tell(erased.contains(placed.leaf().key()) ? What.ERASED : What.MISSING, placed, BYTES);
    }
  }

  private Set<RecordKey> erased(List<RecordKey> keys) {
    return new HashSet<>(
        jdbc.query(
            """
            SELECT e.kind, e.buyer, e.record_id
              FROM unnest(?::text[], ?::text[], ?::uuid[]) AS w(kind, buyer, record_id)
              JOIN erasure e USING (kind, buyer, record_id) WHERE e.done_at IS NOT NULL\
            """,
            (row, n) ->
                new RecordKey(
                    RecordKind.of(row.getString(1)),
                    row.getString(2),
                    row.getObject(3, UUID.class),
                    ""),
            keys.stream().map(key -> key.kind().text()).toArray(String[]::new),
            keys.stream().map(RecordKey::buyer).toArray(String[]::new),
            keys.stream().map(RecordKey::id).toArray(UUID[]::new)));
  }

  private void tell(What what, Placed placed, List<String> fields) {
    found.accept(
        Discrepancy.ofRecord(what, placed.seal(), placed.place(), placed.leaf().key(), fields));
  }
}
