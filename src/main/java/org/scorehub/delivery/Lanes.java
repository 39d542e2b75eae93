package org.scorehub.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Hands lanes with work to this instance, by lease, so that no two instances work on one. Receivers
 * that are held are not looked at further, so what waits for them costs nothing.
 */
@Component("lanes")
public final class Lanes {

  /** Longer than any attempt takes; the lane of an instance that was killed is free after this. */
  private static final Duration LEASE = ReceiverGate.PROBE;

  /** Most lanes that an instance works on at a time, each on a thread. */
  public static final int AT_ONCE = 16;

  /** Lanes that one thread works on for a receiver before others have their turn. */
  private static final int IN_A_ROW = 25;

  private static final int TIDY_EVERY = 600;
  private static final int LOOKED_AT = 200;

  private static final String READY =
      """
      SELECT r.buyer, r.connector FROM receiver_state r
       CROSS JOIN LATERAL (SELECT 1 FROM delivery d
                            WHERE d.buyer || '/' || d.connector = r.buyer || '/' || r.connector
                              AND d.state IN ('DUE', 'READY') AND d.not_before <= now()
                            LIMIT 1) due
       WHERE %s ORDER BY random()\
      """
          .formatted(ReceiverGate.OPEN);

  private static final String FREE =
      """
      SELECT CASE WHEN r.tripped_at IS NULL THEN ? ELSE 1 END
             - (SELECT count(*) FROM lease
                 WHERE starts_with(name, ?) AND until > clock_timestamp())
        FROM receiver_state r WHERE r.buyer = ? AND r.connector = ?\
      """;

  /**
   * Of the deliveries that could leave now, those whose lane begins with them are claimed; those
   * behind another that must wait are put off until it may leave, and so not looked at meanwhile.
   */
  private static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT d.id, d.site_id, d.not_before FROM delivery d
         WHERE d.buyer || '/' || d.connector = ? AND d.state IN ('DUE', 'READY')
           AND d.not_before <= now()
           AND NOT EXISTS (SELECT FROM lease l
                            WHERE l.name = ? || d.site_id AND l.until > clock_timestamp())
         ORDER BY d.not_before LIMIT ?),
      lane AS MATERIALIZED (
        SELECT due.id, due.site_id, due.not_before AS since, head.not_before AS until,
               head.not_before <= now() AS open
          FROM due CROSS JOIN LATERAL (
            SELECT h.not_before FROM delivery h
             WHERE h.buyer = ? AND h.connector = ? AND h.site_id = due.site_id
               AND h.state IN ('DUE', 'READY')
             ORDER BY h.version, h.created_at LIMIT 1) head),
      put_off AS (
        UPDATE delivery d SET not_before = lane.until FROM lane
         WHERE NOT lane.open AND d.buyer = ? AND d.id = lane.id),
      claimed AS (
        INSERT INTO lease (name, holder, until)
        SELECT ? || site_id, ?, clock_timestamp() + ?::interval FROM lane WHERE open
         GROUP BY site_id ORDER BY min(since) LIMIT ?
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
         WHERE lease.until < clock_timestamp()
        RETURNING name)
      SELECT split_part(name, '/', 4)::uuid FROM claimed\
      """;

  private record Receiver(String buyer, String connector) {}

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final Policies policies;
  private final String instance = UUID.randomUUID().toString();
  private final AtomicLong claims = new AtomicLong();
  private final AtomicInteger running = new AtomicInteger();
  private int rounds;

  Lanes(PipelineDatabase database, Policies policies) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.policies = policies;
  }

  /**
   * Leases lanes whose first open delivery may be sent now, as many as this instance has threads
   * for, of each receiver at most its share. Each must be {@linkplain #release released}.
   */
  public List<Lane> claim() {
    tidy();
    int free = AT_ONCE - running.get();
    List<Lane> claimed = new ArrayList<>();
    List<Receiver> ready = free > 0 ? ready() : List.of();
    for (int i = 0; i < ready.size() && claimed.size() < free; i++) {
      int waiting = ready.size() - i;
      int share = (free - claimed.size() + waiting - 1) / waiting;
      claimed.addAll(claim(ready.get(i), share, 0, " SKIP LOCKED"));
    }
    running.addAndGet(claimed.size());
    return claimed;
  }

  private List<Receiver> ready() {
    return jdbc.query(READY, (row, n) -> new Receiver(row.getString(1), row.getString(2)));
  }

  /** Leases of instances that were killed, of lanes in which nothing has happened since. */
  private void tidy() {
    if (rounds++ % TIDY_EVERY == 0) {
      jdbc.update(
          "DELETE FROM lease WHERE starts_with(name, 'lane/')"
              + " AND until < clock_timestamp() - interval '1 minute'");
    }
  }

  /**
   * Takes another lane of the same receiver in place of one, which is given back.
   *
   * @param worked how many lanes the caller has worked on in a row
   * @return empty if there is none that may be worked on, or it is the turn of others; the lane is
   *     then still the caller's
   */
  Optional<Lane> next(Lane done, int worked) {
    if (worked >= IN_A_ROW) {
      return Optional.empty();
    }
    Receiver receiver = new Receiver(done.buyer(), done.connector());
    Optional<Lane> other = claim(receiver, 1, 1, "").stream().findFirst();
    other.ifPresent(taken -> giveBack(done));
    return other;
  }

  /**
   * Claims with the receiver's row locked, so that instances do not exceed its share together.
   *
   * @param returned lanes that will be given back for it
   */
  private List<Lane> claim(Receiver receiver, int most, int returned, String waiting) {
    List<Lane> claimed =
        database
            .transactions()
            .execute(
                status -> lock(receiver, waiting) ? claim(receiver, most, returned) : List.of());
    return claimed == null ? List.of() : claimed;
  }

  private boolean lock(Receiver receiver, String waiting) {
    return !jdbc.queryForList(
            "SELECT 1 FROM receiver_state r WHERE r.buyer = ? AND r.connector = ? AND "
                + ReceiverGate.OPEN
                + " FOR UPDATE"
                + waiting,
            Integer.class,
            receiver.buyer(),
            receiver.connector())
        .isEmpty();
  }

  private List<Lane> claim(Receiver receiver, int most, int returned) {
    String prefix = Lane.leasePrefix(receiver.buyer(), receiver.connector());
    int free = Math.min(most, free(receiver, prefix) + returned);
    if (free <= 0) {
      return List.of();
    }
    String holder = instance + "/" + claims.incrementAndGet();
    return jdbc.query(
        CLAIM,
        (row, n) ->
            new Lane(receiver.buyer(), receiver.connector(), row.getObject(1, UUID.class), holder),
        receiver.buyer() + "/" + receiver.connector(),
        prefix,
        LOOKED_AT,
        receiver.buyer(),
        receiver.connector(),
        receiver.buyer(),
        prefix,
        holder,
        SqlTimes.interval(LEASE),
        free);
  }

  private int free(Receiver receiver, String prefix) {
    return jdbc
        .queryForList(
            FREE,
            Integer.class,
            policies.of(receiver.connector()).concurrency(),
            prefix,
            receiver.buyer(),
            receiver.connector())
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /**
   * Extends the lease, before each delivery.
   *
   * @return false if another instance holds the lane by now
   */
  boolean renew(Lane lane) {
    return jdbc.update(
            "UPDATE lease SET until = clock_timestamp() + ?::interval WHERE name = ? AND holder = ?",
            SqlTimes.interval(LEASE),
            lane.leaseName(),
            lane.holder())
        == 1;
  }

  /** Gives a lane back that {@link #claim} gave, or one taken in its place. */
  public void release(Lane lane) {
    running.decrementAndGet();
    giveBack(lane);
  }

  private void giveBack(Lane lane) {
    jdbc.update("DELETE FROM lease WHERE name = ? AND holder = ?", lane.leaseName(), lane.holder());
  }

  /** Gives everything back that this instance holds, for a clean stop. */
  @jakarta.annotation.PreDestroy
  void releaseAll() {
    jdbc.update("DELETE FROM lease WHERE starts_with(holder, ?)", instance);
  }
}
