package org.scorehub.web.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.ExchangeState;
import org.scorehub.web.Columns;

/**
 * What came before and after an exchange under the same native key of the same document.
 *
 * @param previous null if there is none
 * @param next null if there is none
 */
record Neighbours(@Nullable Neighbour previous, @Nullable Neighbour next) {

  /**
   * One of them.
   *
   * @param later whether it came after
   */
  record Neighbour(UUID id, Instant receivedAt, ExchangeState state, boolean later) {

    static Neighbour from(ResultSet row, int number) throws SQLException {
      return new Neighbour(
          Columns.uuid(row, "id"),
          Columns.instant(row, "received_at"),
          ExchangeState.valueOf(row.getString("state")),
          row.getBoolean("later"));
    }
  }

  static final String QUERY =
      """
      WITH chain AS MATERIALIZED (
        SELECT id, received_at, state FROM exchange
         WHERE id = ANY (ARRAY(SELECT hub_exchanges_with_key(:key)))
           AND connector = :connector AND document = :document)
      (SELECT *, false AS later FROM chain WHERE id < :id ORDER BY id DESC LIMIT 1)
      UNION ALL
      (SELECT *, true FROM chain WHERE id > :id ORDER BY id LIMIT 1)""";

  static Neighbours of(List<Neighbour> found) {
    return new Neighbours(one(found, false), one(found, true));
  }

  private static @Nullable Neighbour one(List<Neighbour> found, boolean later) {
    return found.stream().filter(each -> each.later() == later).findFirst().orElse(null);
  }
}
