package org.scorehub.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds what a command means among an organisation's rows, in the order of receipt. */
final class Selection {

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private Selection() {}

  /** Exchanges that are settled, or deliveries that are not on their way. */
  static List<Selected> of(JdbcTemplate jdbc, String buyer, ReplayCommand command) {
    Selection selection = new Selection();
    if (command.isOfDeliveries()) {
      selection.deliveries(buyer, command);
    } else {
      selection.exchanges(buyer, command);
    }
    return jdbc.query(selection.sql.toString(), Selection::selected, selection.values.toArray());
  }

  private void exchanges(String buyer, ReplayCommand command) {
    add(
        """
        SELECT id, connector, document, state, NULL, bundle_id, site_id, native_key, problem_codes
          FROM exchange
         WHERE buyer = ? AND state NOT IN ('RECEIVED', 'SPLITTING', 'SPLIT')""",
        buyer);
    common(command, "received_at");
    and("? = ANY (problem_codes)", command.problem());
    String search = command.search();
    if (search != null) {
      String key = search.indexOf(':') > 0 ? search : "native:" + search;
      and("keys @> ARRAY[?]", buyer + "|" + key);
    }
    if (!command.ids().isEmpty()) {
      UUID[] ids = command.ids().toArray(UUID[]::new);
      add(" AND (id = ANY (?) OR parent_id = ANY (?))", ids, ids);
    }
    sql.append(" ORDER BY received_at, id LIMIT ").append(ReplayCommand.MOST + 1);
  }

  private void deliveries(String buyer, ReplayCommand command) {
    add(
        """
        SELECT id, connector, document, state, reason, bundle_id, site_id, NULL, ARRAY[]::text[]
          FROM delivery
         WHERE buyer = ? AND state NOT IN ('DUE', 'READY')""",
        buyer);
    common(command, "created_at");
    and("problems @> jsonb_build_array(jsonb_build_object('code', ?::text))", command.problem());
    String search = command.search();
    if (search != null) {
      add(" AND (idempotency_key = ? OR receipt = ?)", search, search);
    }
    if (!command.ids().isEmpty()) {
      add(" AND id = ANY (?)", (Object) command.ids().toArray(UUID[]::new));
    } else if (command.state() == null) {
      sql.append(" AND state IN ('REFUSED', 'PARKED')");
    }
    sql.append(" ORDER BY site_id, version, created_at LIMIT ").append(ReplayCommand.MOST + 1);
  }

  private void common(ReplayCommand command, String time) {
    and("connector = ?", command.connector());
    and("document = ?", command.document());
    and("state = ?", command.state());
    and("site_id = ?", command.site());
    and(time + " >= ?", timestamp(command.since()));
    and(time + " < ?", timestamp(command.until()));
  }

  private void and(String condition, @Nullable Object value) {
    if (value != null) {
      add(" AND " + condition, value);
    }
  }

  private void add(String text, Object... more) {
    sql.append(text);
    values.addAll(List.of(more));
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static Selected selected(ResultSet row, int number) throws SQLException {
    return new Selected(
        Objects.requireNonNull(row.getObject(1, UUID.class)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getObject(7, UUID.class),
        row.getString(8),
        Arrays.asList((String[]) row.getArray(9).getArray()));
  }
}
