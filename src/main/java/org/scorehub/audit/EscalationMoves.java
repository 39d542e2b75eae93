package org.scorehub.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gives escalations to another site. The id of one that a finding raised is made of its site, so it
 * changes with it: the finding seen again is then the same matter. Where the other site has that
 * matter already both stay as they are, for a person settles each.
 */
public final class EscalationMoves {

  /**
   * An escalation that moved.
   *
   * @param now the id it has from now on; the same where no finding raised it
   */
  public record Moved(String buyer, UUID id, UUID now) {}

  private record Row(
      String buyer, UUID id, String scheme, @Nullable String code, @Nullable String topic) {}

  private EscalationMoves() {}

  /** Moves all escalations of one site; call before its issues move, which tell their ids. */
  public static List<Moved> move(JdbcTemplate jdbc, UUID from, UUID to) {
    return move(jdbc, rows(jdbc, from), from, to);
  }

  /** Moves those that these exchanges raised. */
  public static List<Moved> move(JdbcTemplate jdbc, Set<UUID> exchanges, UUID from, UUID to) {
    Set<UUID> ids =
        new HashSet<>(
            jdbc.queryForList(
                "SELECT id FROM escalation WHERE site_id = ? AND exchange_id = ANY (?)",
                UUID.class,
                from,
                exchanges.toArray(UUID[]::new)));
    return move(
        jdbc, rows(jdbc, from).stream().filter(row -> ids.contains(row.id())).toList(), from, to);
  }

  private static List<Moved> move(JdbcTemplate jdbc, List<Row> rows, UUID from, UUID to) {
    Map<String, Set<String>> keys = issueKeys(jdbc, from, to);
    Set<UUID> taken = new HashSet<>();
    rows(jdbc, to).forEach(row -> taken.add(row.id()));
    List<Moved> moved = new ArrayList<>();
    for (Row row : rows) {
      UUID wanted =
          idAt(row, from, to, keys.getOrDefault(row.buyer() + '|' + row.scheme(), Set.of()));
      moved.add(new Moved(row.buyer(), row.id(), taken.add(wanted) ? wanted : row.id()));
    }
    jdbc.batchUpdate(
        "UPDATE escalation SET id = ?, site_id = ? WHERE buyer = ? AND id = ?",
        moved.stream().map(m -> new Object[] {m.now(), to, m.buyer(), m.id()}).toList());
    return moved;
  }

  private static UUID idAt(Row row, UUID from, UUID to, Set<String> issueKeys) {
    return Stream.concat(Stream.of(row.code(), row.topic()), issueKeys.stream())
        .filter(
            subject ->
                subject != null
                    && EscalationRow.id(row.buyer(), row.scheme(), from.toString(), subject)
                        .equals(row.id()))
        .map(subject -> EscalationRow.id(row.buyer(), row.scheme(), to.toString(), subject))
        .findFirst()
        .orElse(row.id());
  }

  private static List<Row> rows(JdbcTemplate jdbc, UUID site) {
    return jdbc.query(
        "SELECT buyer, id, scheme, finding_code, topic FROM escalation WHERE site_id = ?"
            + " ORDER BY buyer, id",
        (row, n) ->
            new Row(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5)),
        site);
  }

  private static Map<String, Set<String>> issueKeys(JdbcTemplate jdbc, UUID one, UUID other) {
    Map<String, Set<String>> keys = new HashMap<>();
    jdbc.query(
        "SELECT buyer, scheme, issue_key FROM site_issue WHERE site_id = ANY (?)",
        row -> {
          keys.computeIfAbsent(row.getString(1) + '|' + row.getString(2), k -> new HashSet<>())
              .add(row.getString(3));
        },
        (Object) new UUID[] {one, other});
    return keys;
  }
}
