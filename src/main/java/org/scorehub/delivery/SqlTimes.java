package org.scorehub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Times on their way to and from PostgreSQL, whatever the zone of either. */
final class SqlTimes {

  private SqlTimes() {}

  static OffsetDateTime of(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static String interval(Duration duration) {
    return duration.toMillis() + " milliseconds";
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column));
  }

  static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
