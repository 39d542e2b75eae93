package org.scorehub.merge;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether sites stand as a wish takes them to stand. */
final class Standing {

  private Standing() {}

  /**
   * Looks a wish over.
   *
   * @throws Refusal if the sites are one already, unknown, or the change to undo is not the last
   */
  static void check(JdbcTemplate jdbc, Wish wish) {
    if (wish.kind() == Wish.Kind.UNDO) {
      undoable(jdbc, wish);
    } else {
      exists(jdbc, wish.stays());
      if (wish.kind() == Wish.Kind.MERGE) {
        exists(jdbc, wish.other());
        if (wish.stays().equals(wish.other())) {
          throw new Refusal("The two are one site already");
        }
      }
    }
  }

  private static void exists(JdbcTemplate jdbc, UUID site) {
    if (jdbc.queryForList("SELECT 1 FROM site WHERE id = ?", Integer.class, site).isEmpty()) {
      throw new Refusal("There is no site " + site);
    }
  }

  private static void undoable(JdbcTemplate jdbc, Wish wish) {
    boolean stands =
        !jdbc.queryForList(
                "SELECT 1 FROM site_change WHERE id = ? AND kind = 'MERGE' AND state = 'DONE'"
                    + " AND undone_by IS NULL AND stays_id = ? AND other_id = ?",
                Integer.class,
                wish.undoes(),
                wish.stays(),
                wish.other())
            .isEmpty();
    if (!stands) {
      throw new Refusal("That merge does not stand");
    }
    List<UUID> later =
        jdbc.queryForList(
            """
            SELECT l.id FROM site_change l JOIN site_change m ON m.id = ?
             WHERE l.state = 'DONE' AND l.kind <> 'UNDO' AND l.undone_by IS NULL AND l.id <> m.id
               AND l.done_at >= m.done_at
               AND (l.stays_id IN (m.stays_id, m.other_id) OR l.other_id IN (m.stays_id, m.other_id))\
            """,
            UUID.class,
            wish.undoes());
    if (!later.isEmpty()) {
      throw new Refusal("The site has been joined or split again since; undo that first");
    }
  }
}
