package org.scorehub.web.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.springframework.stereotype.Component;

/** Reads what is known of documents that rows came in. */
@Component
class DocumentFacts {

  /**
   * A document as it was received.
   *
   * @param sha256 of its untouched bytes
   * @param bundle mappings, code lists, schemas and routes that translated it, as a hash; null
   *     until then
   */
  record Facts(
      String document,
      Instant receivedAt,
      long size,
      @Nullable String sha256,
      @Nullable String bundle) {

    static Facts from(ResultSet row) throws SQLException {
      return new Facts(
          row.getString("document"),
          Columns.instant(row, "received_at"),
          row.getLong("size"),
          Columns.hex(row, "sha256"),
          row.getString("bundle_id"));
    }
  }

  private final OrganisationDatabase database;

  DocumentFacts(OrganisationDatabase database) {
    this.database = database;
  }

  /** Of each that the caller's organisation handed in; others are absent. */
  Map<UUID, Facts> of(Collection<UUID> exchanges) {
    Map<UUID, Facts> facts = new HashMap<>();
    return database.inOrganisation(
        jdbc -> {
          jdbc.sql(
                  "SELECT id, document, received_at, size, sha256, bundle_id FROM exchange"
                      + " WHERE id = ANY (?)")
              .param(exchanges.toArray(UUID[]::new))
              .query(
                  row -> {
                    facts.put(Columns.uuid(row, "id"), Facts.from(row));
                  });
          return facts;
        });
  }
}
