package org.scorehub.platform.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scorehub.intake.fetch.TestDatabase;
import org.scorehub.journal.Leases;
import org.scorehub.platform.bench.faults.TableChecks.Lease;
import org.springframework.jdbc.core.JdbcTemplate;

class TableChecksTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void aLeaseOfAKilledHubMayStillRun() {
    assertThat(
            TableChecks.leases(List.of(new Lease("lane/a", "x", NOW.plus(Leases.LONGEST))), NOW)
                .all())
        .isEmpty();
  }

  @Test
  void namesALeaseThatLastsLonger() {
    assertThat(
            TableChecks.leases(
                    List.of(new Lease("lane/a", "x", NOW.plus(Leases.LONGEST).plusMillis(1))), NOW)
                .all())
        .singleElement()
        .asString()
        .contains("lane/a");
  }

  @Test
  void namesARowWhoseOtherHalfIsMissing() throws SQLException {
    UUID nobody = UUID.randomUUID();
    TableChecks checks = new TableChecks(new Rows(TestDatabase.settings()));
    try (HikariDataSource pool = TestDatabase.pool()) {
      JdbcTemplate jdbc = new JdbcTemplate(pool);
      jdbc.update(
          "INSERT INTO payload (buyer, exchange_id, seq, bytes) VALUES ('nobody', ?, 0, '')",
          nobody);
      try {
        assertThat(checks.orphans().all()).contains("payload.exchange_id names exchange " + nobody);
      } finally {
        jdbc.update("DELETE FROM payload WHERE exchange_id = ?", nobody);
      }
      assertThat(checks.orphans().all()).noneMatch(one -> one.contains(nobody.toString()));
    }
  }
}
