package org.scorehub.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The texts of leaves as they are kept beside their seal. */
final class SealedLeaves {

  private SealedLeaves() {}

  /** Those of one seal by their place. */
  static SortedMap<Integer, Leaf> of(JdbcTemplate jdbc, long seal) {
    SortedMap<Integer, Leaf> leaves = new TreeMap<>();
    jdbc.query(
        "SELECT idx, kind, buyer, record_id, part, at, content FROM sealed_leaf WHERE seal = ?",
        row -> {
          leaves.put(row.getInt("idx"), leaf(row));
        },
        seal);
    return leaves;
  }

  private static Leaf leaf(ResultSet row) throws SQLException {
    return new Leaf(
        new RecordKey(
            RecordKind.of(row.getString("kind")),
            row.getString("buyer"),
            row.getObject("record_id", UUID.class),
            row.getString("part")),
        row.getTimestamp("at").toInstant(),
        row.getString("content"));
  }
}
