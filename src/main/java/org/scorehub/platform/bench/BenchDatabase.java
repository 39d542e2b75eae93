package org.scorehub.platform.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLState;
import org.scorehub.platform.embedded.DatabaseSettings;

/** The database of a benchmark: emptied between rounds, looked at while one runs. */
final class BenchDatabase {

  static final List<String> TABLES =
      List.of(
          "exchange",
          "payload",
          "review_item",
          "site",
          "site_identifier",
          "site_name",
          "site_supply",
          "site_link",
          "audit_supply",
          "audit_revision",
          "audit_rendition",
          "site_issue",
          "escalation",
          "recommendation",
          "outbox");

  private final DatabaseSettings settings;

  BenchDatabase(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** A connection of the role that the hub's pipeline has, with its settings. */
  Connection pipeline() throws SQLException {
    return connect("scorehub_pipeline", settings.pipelinePassword());
  }

  /** A connection of the role that owns the tables. */
  Connection owner() throws SQLException {
    return connect(settings.ownerUser(), settings.ownerPassword());
  }

  /** Lets the pipeline log in where no hub has started on this database yet. */
  void setPipelinePassword() throws SQLException {
    try (Connection owner = owner()) {
      owner
          .unwrap(PGConnection.class)
          .alterUserPassword(
              "scorehub_pipeline", settings.pipelinePassword().toCharArray(), "scram-sha-256");
    }
  }

  /**
   * A hub that still compares sites may be in the way: whichever the database stops tries again.
   */
  void empty() throws SQLException {
    try (Connection owner = owner();
        Statement statement = owner.createStatement()) {
      while (!truncated(statement)) {
        Thread.onSpinWait();
      }
    }
  }

  private static boolean truncated(Statement statement) throws SQLException {
    try {
      statement.execute("TRUNCATE " + String.join(", ", TABLES) + " CASCADE");
      return true;
    } catch (SQLException e) {
      if (PSQLState.DEADLOCK_DETECTED.getState().equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** True once all exchanges are recorded and all their events are on Kafka. */
  static boolean isDone(Connection connection, int audits) throws SQLException {
    return number(connection, "SELECT count(*) FROM exchange WHERE published_at IS NOT NULL")
            == audits
        && number(connection, "SELECT count(*) FROM outbox") == 0;
  }

  /** Exchanges by state, to say what went wrong. */
  static Map<String, Long> states(Connection connection) throws SQLException {
    Map<String, Long> states = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT state, count(*) FROM exchange GROUP BY state")) {
      while (rows.next()) {
        states.put(rows.getString(1), rows.getLong(2));
      }
    }
    return states;
  }

  /** Rows and bytes of every table, {@code rows/bytes}. */
  Map<String, long[]> sizes() throws SQLException {
    Map<String, long[]> sizes = new TreeMap<>();
    try (Connection connection = pipeline()) {
      for (String table : TABLES) {
        long rows = number(connection, "SELECT count(*) FROM " + table);
        long bytes =
            number(connection, "SELECT coalesce(sum(length(t::text)), 0) FROM " + table + " t");
        sizes.put(table, new long[] {rows, bytes});
      }
    }
    return sizes;
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private Connection connect(String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("reWriteBatchedInserts", "true");
    return DriverManager.getConnection(settings.jdbcUrl(), properties);
  }
}
