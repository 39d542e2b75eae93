package org.scorehub.web.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * A pause of what an organisation hands in by a connector.
 *
 * @param organisation whose documents are held
 * @param resumedAt since when what was held is worked on; null while it is paused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectorPause(
    String organisation,
    String connector,
    Instant pausedAt,
    String pausedBy,
    String reason,
    @Nullable Instant resumedAt) {

  static ConnectorPause from(ResultSet row, int number) throws SQLException {
    return new ConnectorPause(
        row.getString("buyer"),
        row.getString("connector"),
        Columns.instant(row, "paused_at"),
        row.getString("paused_by"),
        row.getString("reason"),
        Columns.instantOrNull(row, "resumed_at"));
  }

  /** Whether it has been resumed and works on what was held. */
  public boolean isCatchingUp() {
    return resumedAt != null;
  }
}
