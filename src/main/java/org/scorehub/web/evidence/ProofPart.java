package org.scorehub.web.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where the documents and deliveries that the pack names stand under a seal. */
@Component
@Order(8)
class ProofPart implements EvidencePart {

  private static final int PART = 500;

  private static final String SEALED =
      """
      SELECT l.kind, l.record_id, l.part, l.at, l.seal, l.idx, s.made_at,
             encode(substring(s.leaf_hashes FROM l.idx * 32 + 1 FOR 32), 'hex') AS leaf,
             encode(s.hash, 'hex') AS hash
        FROM sealed_leaf l JOIN seal s ON s.number = l.seal
       WHERE l.record_id = ANY (?) ORDER BY l.seal, l.idx""";

  private final OrganisationDatabase database;

  ProofPart(OrganisationDatabase database) {
    this.database = database;
  }

  @Override
  public void add(UUID site, EvidenceRows rows) {
    rows.begin(EvidenceSection.PROOF);
    if (!rows.wants(EvidenceSection.PROOF)) {
      return;
    }
    List<UUID> named = new ArrayList<>(rows.named());
    for (int from = 0; from < named.size(); from += PART) {
      add(named.subList(from, Math.min(from + PART, named.size())), rows);
    }
  }

  private void add(List<UUID> records, EvidenceRows rows) {
    database.inOrganisation(
        jdbc -> {
          jdbc.sql(SEALED)
              .param(records.toArray(UUID[]::new))
              .query(
                  row -> {
                    add(row, rows);
                  });
          return records.size();
        });
  }

  private static void add(ResultSet row, EvidenceRows rows) throws SQLException {
    rows.add(
        "/api/v1/seals",
        row.getString("kind"),
        Columns.uuid(row, "record_id"),
        row.getString("part").isEmpty() ? null : row.getString("part"),
        Columns.instant(row, "at"),
        row.getLong("seal"),
        row.getInt("idx"),
        Columns.instant(row, "made_at"),
        row.getString("leaf"),
        row.getString("hash"));
  }
}
