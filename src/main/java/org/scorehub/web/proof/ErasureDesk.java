package org.scorehub.web.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.Columns;
import org.scorehub.web.FormText;
import org.scorehub.web.Owner;
import org.scorehub.web.Withheld;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes what operators want erased. It is written down under the organisation's rights; the
 * pipeline carries it out.
 */
@Component
class ErasureDesk {

  private static final List<String> KINDS = List.of("exchange", "delivery");
  private static final int MAX_REASON = 1000;
  private static final int MAX_BASIS = 200;
  private static final String SELECT =
      "SELECT id, kind, record_id, reason, basis, asked_by, asked_at, done_at, problem FROM erasure";

  private final OrganisationDatabase database;
  private final AccessTrail trail;

  ErasureDesk(OrganisationDatabase database, AccessTrail trail) {
    this.database = database;
    this.trail = trail;
  }

  ErasureApi.Erasure ask(ErasureApi.Wanted wanted) {
    HubUser user = Caller.current();
    if (!user.roles().contains(Role.OPERATOR)) {
      throw new Withheld("Only an operator erases bytes");
    }
    String owner = Owner.of(wanted.organisation());
    UUID record = wanted.record();
    if (record == null || wanted.kind() == null || !KINDS.contains(wanted.kind())) {
      throw new IllegalArgumentException("kind must be one of " + KINDS + ", record an id");
    }
    String reason = FormText.required("reason", wanted.reason(), MAX_REASON);
    String basis = FormText.required("basis", wanted.basis(), MAX_BASIS);
    UUID id = UUID.randomUUID();
    trail.record("erasure.asked", wanted.kind() + ':' + record);
    return database.as(
        owner,
        jdbc -> {
          jdbc.sql(
                  "INSERT INTO erasure (buyer, id, kind, record_id, reason, basis, asked_by)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?)")
              .params(owner, id, wanted.kind(), record, reason, basis, user.username())
              .update();
          return find(jdbc, id);
        });
  }

  List<ErasureApi.Erasure> list(@Nullable String organisation, int limit) {
    return database.as(
        Owner.of(organisation),
        jdbc ->
            jdbc.sql(SELECT + " ORDER BY asked_at DESC, id LIMIT ?")
                .param(limit)
                .query(ErasureDesk::erasure)
                .list());
  }

  private static ErasureApi.Erasure find(JdbcClient jdbc, UUID id) {
    return jdbc.sql(SELECT + " WHERE id = ?").param(id).query(ErasureDesk::erasure).single();
  }

  private static ErasureApi.Erasure erasure(ResultSet row, int number) throws SQLException {
    return new ErasureApi.Erasure(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getObject("record_id", UUID.class),
        row.getString("reason"),
        row.getString("basis"),
        row.getString("asked_by"),
        Columns.instant(row, "asked_at"),
        Columns.instantOrNull(row, "done_at"),
        row.getString("problem"));
  }
}
