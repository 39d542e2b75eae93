package org.scorehub.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Seals records of the journal once they are settled: when a thousand wait, or the oldest has
 * waited for a minute. One instance of the hub does it at a time.
 */
@Component("sealer")
public final class Sealer {

  static final int MOST_LEAVES = 4096;

  private static final Logger log = LoggerFactory.getLogger(Sealer.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final int ENOUGH = 1000;

  private static final String TAKE =
      """
      DELETE FROM seal_queue WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM seal_queue LIMIT ? FOR UPDATE SKIP LOCKED))
      RETURNING kind, buyer, record_id, part\
      """;

  /** Records of a hub that is older than its seals. */
  private static final List<String> ALL_SETTLED =
      List.of(
          "SELECT buyer, 'exchange', id, '' FROM exchange"
              + " WHERE state NOT IN ('RECEIVED', 'SPLITTING')",
          "SELECT buyer, 'delivery', id, '' FROM delivery WHERE content_sha256 IS NOT NULL",
          "SELECT buyer, 'receipt', id, state || '/' || attempts FROM delivery"
              + " WHERE state IN ('ACCEPTED', 'APPLIED')",
          "SELECT buyer, 'attempt', delivery_id, number::text FROM delivery_attempt"
              + " WHERE outcome IS NOT NULL");

  private record Head(long number, byte[] hash) {}

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final LeafRows rows;
  private final Leases leases;
  private final Clock clock;

  Sealer(PipelineDatabase database, Clock clock) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.rows = new LeafRows(jdbc);
    this.leases = new Leases(database, Leases.LONGEST);
    this.clock = clock;
  }

  /** Seals what waits, if enough does or it has waited for long enough. */
  public void seal() {
    if (leases.take("seal")) {
      beginWithThePast();
      if (isDue()) {
        sealAll();
      }
    }
  }

  /** Seals all that waits. */
  void sealAll() {
    int taken = MOST_LEAVES;
    while (taken == MOST_LEAVES && leases.take("seal")) {
      Integer count = database.transactions().execute(status -> sealNext());
      taken = count == null ? 0 : count;
    }
  }

  @jakarta.annotation.PreDestroy
  void stop() {
    leases.release();
  }

  private boolean isDue() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            SELECT count(*) >= ? OR coalesce(min(queued_at) < now() - ?::interval, false)
              FROM (SELECT queued_at FROM seal_queue LIMIT ?) AS waiting\
            """,
            Boolean.class,
            ENOUGH,
            LONGEST_WAIT.toSeconds() + " seconds",
            ENOUGH));
  }

  private void beginWithThePast() {
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              if (head().isEmpty()
                  && jdbc.queryForList("SELECT 1 FROM seal_queue LIMIT 1").isEmpty()) {
                ALL_SETTLED.forEach(
                    settled ->
                        jdbc.update(
                            "INSERT INTO seal_queue (buyer, kind, record_id, part) " + settled));
              }
            });
  }

  private List<Head> head() {
    return jdbc.query(
        "SELECT number, hash FROM seal ORDER BY number DESC LIMIT 1",
        (row, n) -> new Head(row.getLong(1), row.getBytes(2)));
  }

  /** How many waiting records were taken; some may have been sealed before. */
  private int sealNext() {
    List<RecordKey> taken = jdbc.query(TAKE, Sealer::key, MOST_LEAVES);
    Set<RecordKey> fresh = new LinkedHashSet<>(taken);
    fresh.removeAll(sealed(fresh));
    List<Leaf> leaves =
        rows.read(fresh).values().stream()
            .filter(leaf -> !leaf.isSuperseded())
            .sorted(Leaf.ORDER)
            .toList();
    if (leaves.size() < fresh.size()) {
      log.warn("{} records were gone before they were sealed", fresh.size() - leaves.size());
    }
    if (!leaves.isEmpty()) {
      keep(leaves);
    }
    return taken.size();
  }

  private static RecordKey key(ResultSet row, int number) throws SQLException {
    return new RecordKey(
        RecordKind.of(row.getString(1)),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getString(4));
  }

  private Set<RecordKey> sealed(Set<RecordKey> keys) {
    return new LinkedHashSet<>(
        jdbc.query(
            """
            SELECT kind, buyer, record_id, part
              FROM unnest(?::text[], ?::text[], ?::uuid[], ?::text[]) AS w(kind, buyer, record_id, part)
              JOIN sealed_leaf USING (kind, buyer, record_id, part)\
            """,
            Sealer::key,
            keys.stream().map(key -> key.kind().text()).toArray(String[]::new),
            keys.stream().map(RecordKey::buyer).toArray(String[]::new),
            keys.stream().map(RecordKey::id).toArray(UUID[]::new),
            keys.stream().map(RecordKey::part).toArray(String[]::new)));
  }

  private void keep(List<Leaf> leaves) {
    List<byte[]> hashes = leaves.stream().map(l -> MerkleTree.leafHash(l.content())).toList();
    Head head = head().stream().findFirst().orElse(new Head(0, Seal.nothingBefore()));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Seal seal =
        new Seal(head.number() + 1, now, leaves.size(), new MerkleTree(hashes).root(), head.hash());
    jdbc.update(
        "INSERT INTO seal (" + Seal.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
        seal.number(),
        Timestamp.from(now),
        seal.leaves(),
        seal.root(),
        seal.previous(),
        seal.hash(),
        Seal.together(hashes));
    jdbc.batchUpdate(
        "INSERT INTO sealed_leaf (buyer, seal, idx, kind, record_id, part, at, content)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows(seal.number(), leaves));
    log.debug("Seal {} of {} records", seal.number(), seal.leaves());
  }

  private static List<Object[]> rows(long seal, List<Leaf> leaves) {
    List<Object[]> all = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      RecordKey key = leaf.key();
      all.add(
          new Object[] {
            key.buyer(),
            seal,
            i,
            key.kind().text(),
            key.id(),
            key.part(),
            Timestamp.from(leaf.at()),
            leaf.content()
          });
    }
    return all;
  }
}
