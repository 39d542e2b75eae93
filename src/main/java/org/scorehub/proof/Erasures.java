package org.scorehub.proof;

import java.util.List;
import java.util.UUID;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Carries out what people ask to be erased: the bytes of an exchange, or of a delivery that is not
 * under way. What the journal says of the record stays, and so does its leaf in the seal; the
 * erasure is sealed as well.
 */
@Component("erasures")
public final class Erasures {

  private static final Logger log = LoggerFactory.getLogger(Erasures.class);

  private record Wish(String buyer, UUID id, String kind, UUID record) {}

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;

  Erasures(PipelineDatabase database) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  /** Carries out all that waits, each in a transaction of its own. */
  public void carryOut() {
    while (Boolean.TRUE.equals(database.transactions().execute(status -> next()))) {
      // one after the other until none waits
    }
  }

  private boolean next() {
    List<Wish> waiting =
        jdbc.query(
            """
            SELECT buyer, id, kind, record_id FROM erasure WHERE done_at IS NULL AND problem IS NULL
             ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED\
            """,
            (row, n) ->
                new Wish(
                    row.getString(1),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getObject(4, UUID.class)));
    waiting.forEach(this::erase);
    return !waiting.isEmpty();
  }

  private void erase(Wish wish) {
    boolean erased = wish.kind().equals("exchange") ? eraseExchange(wish) : eraseDelivery(wish);
    if (erased) {
      jdbc.update(
          "UPDATE erasure SET done_at = now() WHERE buyer = ? AND id = ?", wish.buyer(), wish.id());
      log.info("Erased the bytes of {} {} of {}", wish.kind(), wish.record(), wish.buyer());
    } else {
      jdbc.update(
          "UPDATE erasure SET problem = ? WHERE buyer = ? AND id = ?",
          "there is no such " + wish.kind() + " with bytes, or it is still under way",
          wish.buyer(),
          wish.id());
    }
  }

  private boolean eraseExchange(Wish wish) {
    return jdbc.update(
            """
            DELETE FROM payload p USING exchange e
             WHERE (e.buyer, e.id) = (p.buyer, p.exchange_id) AND p.buyer = ? AND p.exchange_id = ?
               AND e.state NOT IN ('RECEIVED', 'SPLITTING')\
            """,
            wish.buyer(),
            wish.record())
        > 0;
  }

  private boolean eraseDelivery(Wish wish) {
    return jdbc.update(
            """
            UPDATE delivery SET content = NULL, canonical = NULL
             WHERE buyer = ? AND id = ? AND content IS NOT NULL AND state NOT IN ('DUE', 'READY')\
            """,
            wish.buyer(),
            wish.record())
        > 0;
  }
}
