package org.scorehub.web.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.springframework.stereotype.Component;

/** What each reader has marked as seen. Looking marks nothing. */
@Component
class SupplierVisits {

  /**
   * The last time that somebody marked changes as seen.
   *
   * @param seenId the last change then
   */
  record Visit(long seenId, Instant seenAt) {}

  private static final String MARK =
      """
      INSERT INTO supplier_visit AS v (buyer, username, seen_id) VALUES (:buyer, :user, :seen)
      ON CONFLICT (buyer, username) DO UPDATE SET seen_id = excluded.seen_id,
          seen_at = excluded.seen_at, before_id = v.seen_id, before_at = v.seen_at
       WHERE v.seen_id < excluded.seen_id""";
  private static final String UNDO =
      """
      UPDATE supplier_visit SET seen_id = before_id, seen_at = before_at, before_id = NULL,
             before_at = NULL
       WHERE username = :user AND seen_id = :seen AND before_id IS NOT NULL""";
  private static final String FORGET =
      "DELETE FROM supplier_visit WHERE username = :user AND before_id IS NULL AND seen_id = :seen";

  private final OrganisationDatabase database;

  SupplierVisits(OrganisationDatabase database) {
    this.database = database;
  }

  Optional<Visit> last() {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT * FROM supplier_visit WHERE username = ?")
                .param(Caller.current().username())
                .query(SupplierVisits::visit)
                .optional());
  }

  private static Visit visit(ResultSet row, int number) throws SQLException {
    return new Visit(row.getLong("seen_id"), Columns.instant(row, "seen_at"));
  }

  /** Marks what was on the page as seen; what came since is not. */
  void mark(long seen) {
    database.inOrganisation(
        jdbc ->
            jdbc.sql(MARK)
                .param("buyer", Caller.current().organisation())
                .param("user", Caller.current().username())
                .param("seen", seen)
                .update());
  }

  /** Takes a mark back, once; after the first one nothing has been seen again. */
  void undo(long seen) {
    String user = Caller.current().username();
    database.inOrganisation(
        jdbc ->
            jdbc.sql(UNDO).param("user", user).param("seen", seen).update() == 0
                ? jdbc.sql(FORGET).param("user", user).param("seen", seen).update()
                : 1);
  }
}
