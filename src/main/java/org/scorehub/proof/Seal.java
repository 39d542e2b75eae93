package org.scorehub.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One seal.
 *
 * @param number counts seals from 1
 * @param leaves how many records it seals
 * @param root Merkle tree hash of the leaves
 * @param previous hash of the seal before; zeros for the first
 */
record Seal(long number, Instant madeAt, int leaves, byte[] root, byte[] previous) {

  static final String FORMAT = "score-hub seal 1";
  static final String COLUMNS = "number, made_at, leaves, root, previous, hash, leaf_hashes";

  /**
   * A seal as it is kept.
   *
   * @param hash as kept; that of the header unless somebody changed one of them
   * @param leafHashes as kept
   */
  record Kept(Seal seal, byte[] hash, List<byte[]> leafHashes) {

    /** From {@link #COLUMNS}. */
    static Kept from(ResultSet row, int number) throws SQLException {
      return new Kept(
          new Seal(
              row.getLong("number"),
              row.getTimestamp("made_at").toInstant(),
              row.getInt("leaves"),
              row.getBytes("root"),
              row.getBytes("previous")),
          row.getBytes("hash"),
          split(row.getBytes("leaf_hashes")));
    }

    private static List<byte[]> split(byte[] together) {
      List<byte[]> hashes = new ArrayList<>(together.length / Hashes.LENGTH);
      for (int from = 0; from < together.length; from += Hashes.LENGTH) {
        hashes.add(Arrays.copyOfRange(together, from, from + Hashes.LENGTH));
      }
      return hashes;
    }
  }

  static byte[] nothingBefore() {
    return new byte[Hashes.LENGTH];
  }

  /** JSON text; its SHA-256 is the hash of the seal. */
  String header() {
    HexFormat hex = HexFormat.of();
    return JsonNodeFactory.instance
        .objectNode()
        .put("format", FORMAT)
        .put("number", number)
        .put("madeAt", madeAt.toString())
        .put("leaves", leaves)
        .put("root", hex.formatHex(root))
        .put("previous", hex.formatHex(previous))
        .toString();
  }

  byte[] hash() {
    return Hashes.sha256(header());
  }

  static byte[] together(List<byte[]> hashes) {
    ByteBuffer all = ByteBuffer.allocate(hashes.size() * Hashes.LENGTH);
    hashes.forEach(all::put);
    return all.array();
  }
}
