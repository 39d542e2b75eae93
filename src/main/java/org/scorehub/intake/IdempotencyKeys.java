package org.scorehub.intake;

import java.util.Arrays;
import java.util.UUID;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.stereotype.Component;

/** Remembers which exchange a sender's idempotency key stands for. */
@Component
final class IdempotencyKeys {

  private record Claimed(UUID exchangeId, byte[] sha256) {}

  private final PipelineDatabase database;

  IdempotencyKeys(PipelineDatabase database) {
    this.database = database;
  }

  /**
   * Ties the key to an exchange.
   *
   * @return the exchange that the key stands for: the given one, or the one of an earlier request
   *     with the same bytes
   * @throws ReceptionRefused if the key stands for other bytes
   */
  UUID claim(String buyer, String connector, String key, UUID fresh, byte[] sha256) {
    int inserted =
        database
            .jdbc()
            .sql(
                """
                INSERT INTO idempotency_key (buyer, connector, key, sha256, exchange_id)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
            .params(buyer, connector, key, sha256, fresh)
            .update();
    if (inserted == 1) {
      return fresh;
    }
    Claimed earlier = find(buyer, connector, key);
    if (!Arrays.equals(earlier.sha256(), sha256)) {
      throw new ReceptionRefused(
          422,
          Problem.blocking(
                  ProblemKind.REFUSED,
                  "idempotency.reused",
                  "The Idempotency-Key was used before for other bytes")
              .withValue(key)
              .expecting("a new key for each new document"));
    }
    return earlier.exchangeId();
  }

  private Claimed find(String buyer, String connector, String key) {
    return database
        .jdbc()
        .sql(
            """
            SELECT exchange_id, sha256 FROM idempotency_key
             WHERE buyer = ? AND connector = ? AND key = ?""")
        .params(buyer, connector, key)
        .query((row, n) -> new Claimed(row.getObject(1, UUID.class), row.getBytes(2)))
        .single();
  }
}
