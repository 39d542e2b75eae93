package org.scorehub.standing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Merges, splits and returns of some sites since they stood last. What moves with them is no news
 * of its own.
 *
 * @param merges carried out
 * @param returns merges taken back
 * @param sites all sites concerned
 */
record Restructured(List<Pair> merges, List<Pair> returns, Set<UUID> sites) {

  private static final String CHANGES =
      """
      SELECT c.kind, c.stays_id, c.other_id FROM site_change c JOIN site s ON s.id = c.stays_id
       WHERE c.state = 'DONE' AND NOT c.preview AND (c.stays_id = ANY (?) OR c.other_id = ANY (?))
         AND (s.stood_at IS NULL OR c.done_at >= s.stood_at)
       ORDER BY c.done_at""";

  /** A site, and the one that went into it or came out of it. */
  record Pair(UUID stays, UUID other) {}

  private record Change(String kind, Pair pair) {}

  static Restructured of(JdbcTemplate jdbc, UUID[] sites) {
    List<Change> changes =
        jdbc.query(
            CHANGES,
            (row, number) ->
                new Change(
                    row.getString(1),
                    new Pair(row.getObject(2, UUID.class), row.getObject(3, UUID.class))),
            sites,
            sites);
    Set<UUID> concerned = new HashSet<>();
    changes.forEach(c -> concerned.addAll(List.of(c.pair().stays(), c.pair().other())));
    return new Restructured(of(changes, "MERGE"), of(changes, "UNDO"), Set.copyOf(concerned));
  }

  private static List<Pair> of(List<Change> changes, String kind) {
    return changes.stream().filter(c -> c.kind().equals(kind)).map(Change::pair).toList();
  }

  /** What is known of a site that was merged is read at the one that stays; and goes back. */
  void moveChanges(JdbcTemplate jdbc) {
    merges.forEach(
        p ->
            jdbc.update(
                "UPDATE supplier_change SET at_site = ? WHERE at_site = ?", p.stays(), p.other()));
    returns.forEach(
        p ->
            jdbc.update(
                "UPDATE supplier_change SET at_site = ? WHERE at_site = ? AND first_site = ?",
                p.other(),
                p.stays(),
                p.other()));
  }
}
