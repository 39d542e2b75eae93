package org.scorehub.replay;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Puts one delivery back into its lane, with the bytes and the key it has: to its receiver, and
 * nobody else. Bytes that never were made are made once it is its turn.
 */
@Component
final class DeliveryReplay {

  private record Kept(String state, boolean made, boolean erased) {}

  private final JdbcTemplate jdbc;

  DeliveryReplay(PipelineDatabase database) {
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  /**
   * Within the caller's transaction.
   *
   * @throws ReplayRefused if it is on its way already, its bytes were erased, or it would overwrite
   *     what a newer one told
   */
  ItemResult replay(String buyer, UUID id, boolean force) {
    Kept kept = hold(buyer, id);
    if (kept.state().equals("DUE") || kept.state().equals("READY")) {
      throw new ReplayRefused("it is on its way already");
    }
    if (kept.erased()) {
      throw new ReplayRefused("its bytes were erased");
    }
    Optional<String> newer = overwritten(buyer, id);
    if (newer.isPresent() && !force) {
      throw new ReplayRefused(newer.get());
    }
    String state = kept.made() ? "READY" : "DUE";
    jdbc.update(
        """
        UPDATE delivery SET state = ?, reason = NULL, not_before = now(), finished_at = NULL,
            problems = '[]', superseded_by = NULL, replayed_at = now() WHERE buyer = ? AND id = ?""",
        state,
        buyer,
        id);
    return new ItemResult(true, state, detail(kept, newer.orElse(null)));
  }

  private static String detail(Kept kept, @Nullable String newer) {
    String what = kept.made() ? "the same bytes under the same key" : "its bytes will be made now";
    return newer == null ? what : what + "; forced: " + newer;
  }

  private Kept hold(String buyer, UUID id) {
    List<Kept> found =
        jdbc.query(
            "SELECT state, content IS NOT NULL, content IS NULL AND content_sha256 IS NOT NULL"
                + " FROM delivery WHERE buyer = ? AND id = ? FOR UPDATE",
            (row, n) -> new Kept(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
            buyer,
            id);
    if (found.isEmpty()) {
      throw new ReplayRefused("the delivery is not there any more");
    }
    return found.get(0);
  }

  /** What sending it would undo, for people; empty if nothing newer has been taken. */
  Optional<String> overwritten(String buyer, UUID id) {
    return jdbc
        .query(
            """
            SELECT o.version, n.version, n.state, n.id, n.finished_at
              FROM delivery o JOIN delivery n
                   ON (n.buyer, n.site_id, n.connector, n.document)
                    = (o.buyer, o.site_id, o.connector, o.document) AND n.version > o.version
             WHERE o.buyer = ? AND o.id = ? AND n.state IN ('ACCEPTED', 'APPLIED')
             ORDER BY n.version DESC LIMIT 1""",
            (row, n) ->
                "version %d is older than version %d (delivery %s), which was %s at %s, and would overwrite it; that needs force"
                    .formatted(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(4),
                        row.getString(3).toLowerCase(java.util.Locale.ROOT),
                        row.getTimestamp(5).toInstant()),
            buyer,
            id)
        .stream()
        .findFirst();
  }
}
