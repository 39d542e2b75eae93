package org.scorehub.proof;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Verifies the journal against its seals: every seal and their chain, the text of every leaf, the
 * record that it speaks of, and the bytes that were received or sent. One seal is in memory at a
 * time, and no transaction is longer than that. Changes nothing; may run beside a hub at work.
 */
public final class JournalVerification {

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;

  public JournalVerification(PipelineDatabase database) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  /**
   * Verifies.
   *
   * @param since seals made then or later; the epoch for all
   * @param notes seals known from elsewhere
   * @param found is told of each discrepancy as it is found
   * @param progress is told after each seal how many records were compared so far
   */
  public Verdict run(
      Instant since, List<SealNote> notes, Consumer<Discrepancy> found, LongConsumer progress) {
    Map<Discrepancy.What, Long> counts = new EnumMap<>(Discrepancy.What.class);
    Consumer<Discrepancy> counted =
        discrepancy -> {
          counts.merge(discrepancy.what(), 1L, Long::sum);
          found.accept(discrepancy);
        };
    SealChain chain = new SealChain(notes, counted);
    SealedRecords records = new SealedRecords(jdbc, counted);
    long[] done = new long[2];
    boolean first = !since.equals(Instant.EPOCH);
    long next = first ? first(since) : 1;
    while (next > 0) {
      next = verifyOne(next, first, chain, records, done);
      first = false;
      progress.accept(done[1]);
    }
    chain.end();
    UnsealedRecords unsealed = new UnsealedRecords(jdbc);
    database.transactions().executeWithoutResult(status -> unsealed.find(since, counted));
    boolean sound = counts.keySet().stream().noneMatch(Discrepancy.What::isFault);
    return new Verdict(sound, done[0], done[1], counts, unsealed.waiting(), chain.head());
  }

  /** The first seal to verify; 0 if there is none. */
  private long first(Instant since) {
    Long first =
        jdbc.queryForObject(
            "SELECT coalesce(min(number), 0) FROM seal WHERE made_at >= ?",
            Long.class,
            Timestamp.from(since));
    return first == null ? 0 : first;
  }

  /**
   * Verifies the first seal from a number on.
   *
   * @return where to go on; 0 at the end
   */
  private long verifyOne(
      long number, boolean first, SealChain chain, SealedRecords records, long[] done) {
    Long next =
        database
            .transactions()
            .execute(
                status -> {
                  List<Seal.Kept> seal =
                      jdbc.query(
                          "SELECT "
                              + Seal.COLUMNS
                              + " FROM seal WHERE number >= ? ORDER BY number LIMIT 1",
                          Seal.Kept::from,
                          number);
                  if (seal.isEmpty()) {
                    return 0L;
                  }
                  chain.follow(seal.get(0), first);
                  records.compare(seal.get(0));
                  done[0]++;
                  done[1] += seal.get(0).seal().leaves();
                  return seal.get(0).seal().number() + 1;
                });
    return next == null ? 0 : next;
  }
}
