package org.scorehub.web.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * What a person did about an escalation.
 *
 * @param clock the deadline that was met; null for other acts
 * @param stateBefore and {@code stateAfter}: equal where the act changes none
 * @param undoneBy null while it stands
 */
public record EscalationStep(
    UUID id,
    EscalationAct act,
    @Nullable String clock,
    @Nullable String reason,
    String stateBefore,
    String stateAfter,
    String madeBy,
    Instant madeAt,
    @Nullable String undoneBy,
    @Nullable Instant undoneAt) {

  /** True unless it was taken back. */
  public boolean stands() {
    return undoneAt == null;
  }

  static EscalationStep from(ResultSet row, int number) throws SQLException {
    return new EscalationStep(
        Columns.uuid(row, "id"),
        EscalationAct.valueOf(row.getString("act")),
        row.getString("clock"),
        row.getString("reason"),
        row.getString("state_before"),
        row.getString("state_after"),
        row.getString("made_by"),
        Columns.instant(row, "made_at"),
        row.getString("undone_by"),
        Columns.instantOrNull(row, "undone_at"));
  }
}
