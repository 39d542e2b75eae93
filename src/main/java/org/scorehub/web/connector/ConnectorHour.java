package org.scorehub.web.connector;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.scorehub.web.Columns;

/**
 * What a connector did in one hour, for one organisation or for several.
 *
 * @param hour its beginning, a whole hour of UTC
 * @param documents that came in and are settled
 * @param waitedMillis sum of their times from received to settled
 */
record ConnectorHour(
    Instant hour,
    long documents,
    long quarantined,
    long parked,
    long sent,
    long unsent,
    @JsonIgnore long waitedMillis) {

  static ConnectorHour from(ResultSet row) throws SQLException {
    long quarantined = row.getLong("quarantined");
    long parked = row.getLong("parked");
    return new ConnectorHour(
        Columns.instant(row, "hour"),
        row.getLong("taken") + quarantined + parked,
        quarantined,
        parked,
        row.getLong("sent"),
        row.getLong("unsent"),
        row.getLong("waited_ms"));
  }

  static ConnectorHour empty(Instant hour) {
    return new ConnectorHour(hour, 0, 0, 0, 0, 0, 0);
  }

  ConnectorHour and(ConnectorHour other) {
    return new ConnectorHour(
        hour,
        documents + other.documents,
        quarantined + other.quarantined,
        parked + other.parked,
        sent + other.sent,
        unsent + other.unsent,
        waitedMillis + other.waitedMillis);
  }

  /** Documents and deliveries. */
  long all() {
    return documents + sent + unsent;
  }
}
