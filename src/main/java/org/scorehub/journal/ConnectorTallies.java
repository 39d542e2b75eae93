package org.scorehub.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts what connectors do. Counting adds rows within the caller's transaction and waits for
 * nobody; {@link #fold} adds them to the row of their hour, once, and to the counters of the hub
 * that does it: summed over all hubs, each document is counted once.
 */
@Component("connectorTallies")
public final class ConnectorTallies {

  private static final int AT_ONCE = 10_000;
  private static final double MILLIS = 1000;

  /** What a connector did, as folded at once. */
  private record Folded(
      String connector,
      int tallies,
      long taken,
      long quarantined,
      long parked,
      long waitedMillis,
      long sent,
      long unsent) {}

  private final JdbcTemplate jdbc;
  private final MeterRegistry meters;

  /** Counts on the pipeline's connection. */
  public ConnectorTallies(PipelineDatabase database, MeterRegistry meters) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.meters = meters;
  }

  /** Counts exchanges by what has just become of them. Tables do not count, their rows do. */
  void settled(Collection<Settlement> settlements) {
    jdbc.update(
        """
        INSERT INTO connector_tally (buyer, connector, taken, quarantined, parked, waited_ms)
        SELECT e.buyer, connector,
               count(*) FILTER (WHERE state NOT IN ('QUARANTINED', 'PARKED')),
               count(*) FILTER (WHERE state = 'QUARANTINED'),
               count(*) FILTER (WHERE state = 'PARKED'),
               sum(greatest(0, extract(epoch FROM now() - received_at) * 1000))::bigint
          FROM unnest(?::text[], ?::uuid[]) AS s (buyer, id) JOIN exchange e USING (buyer, id)
         WHERE state NOT IN ('SPLITTING', 'SPLIT')
         GROUP BY e.buyer, connector""",
        settlements.stream().map(Settlement::buyer).toArray(String[]::new),
        settlements.stream().map(Settlement::id).toArray(UUID[]::new));
  }

  /**
   * Counts a delivery that is over.
   *
   * @param sent whether the receiver has it
   */
  public void delivered(String buyer, String connector, boolean sent) {
    jdbc.update(
        "INSERT INTO connector_tally (buyer, connector, sent, unsent) VALUES (?, ?, ?, ?)",
        buyer,
        connector,
        sent ? 1 : 0,
        sent ? 0 : 1);
  }

  /** Folds what has been counted; several hubs may do so at once. */
  public void fold() {
    int folded = AT_ONCE;
    while (folded == AT_ONCE) {
      folded = foldSome();
    }
  }

  private int foldSome() {
    List<Folded> folded =
        jdbc.query(
            """
            WITH counted AS (
              DELETE FROM connector_tally WHERE id IN
                (SELECT id FROM connector_tally ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
              RETURNING *),
            folded AS (
              INSERT INTO connector_hour AS h
                  (buyer, connector, hour, taken, quarantined, parked, waited_ms, sent, unsent)
              SELECT buyer, connector, date_trunc('hour', at, 'UTC'), sum(taken), sum(quarantined),
                     sum(parked), sum(waited_ms), sum(sent), sum(unsent)
                FROM counted GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
              ON CONFLICT (buyer, connector, hour) DO UPDATE
                 SET taken = h.taken + excluded.taken,
                     quarantined = h.quarantined + excluded.quarantined,
                     parked = h.parked + excluded.parked,
                     waited_ms = h.waited_ms + excluded.waited_ms,
                     sent = h.sent + excluded.sent, unsent = h.unsent + excluded.unsent)
            SELECT connector, count(*) AS tallies, sum(taken) AS taken,
                   sum(quarantined) AS quarantined, sum(parked) AS parked,
                   sum(waited_ms) AS waited_millis, sum(sent) AS sent, sum(unsent) AS unsent
              FROM counted GROUP BY connector""",
            DataClassRowMapper.newInstance(Folded.class),
            AT_ONCE);
    folded.forEach(this::count);
    return folded.stream().mapToInt(Folded::tallies).sum();
  }

  private void count(Folded folded) {
    String connector = folded.connector();
    add("documents", connector, "taken", folded.taken());
    add("documents", connector, "quarantined", folded.quarantined());
    add("documents", connector, "parked", folded.parked());
    add("deliveries", connector, "sent", folded.sent());
    add("deliveries", connector, "unsent", folded.unsent());
    Counter.builder("scorehub.connector.settling")
        .baseUnit("seconds")
        .description("Sum of the time of documents from received to settled")
        .tag("connector", connector)
        .register(meters)
        .increment(folded.waitedMillis() / MILLIS);
  }

  private void add(String what, String connector, String outcome, long count) {
    Counter.builder("scorehub.connector." + what)
        .description("Settled " + what + " by what became of them")
        .tags("connector", connector, "outcome", outcome)
        .register(meters)
        .increment((double) count);
  }

  /** Forgets hours that no page shows any more. */
  public void forget() {
    jdbc.update("DELETE FROM connector_hour WHERE hour < now() - interval '35 days'");
  }
}
