package org.scorehub.platform.bench.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.scorehub.platform.embedded.DatabaseSettings;

/** Plain questions to the hub's database, each on a connection of its own. */
final class Rows {

  /** Reads one row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final String CONNECT_SECONDS = "3";
  private static final String ANSWER_SECONDS = "60";

  private final DatabaseSettings settings;

  Rows(DatabaseSettings settings) {
    this.settings = settings;
  }

  DatabaseSettings settings() {
    return settings;
  }

  /** As the pipeline, which sees what is of all organisations. */
  <T> List<T> list(String sql, Reader<T> reader) throws SQLException {
    return list("scorehub_pipeline", settings.pipelinePassword(), sql, reader);
  }

  /** As the owner, who sees the catalogue and what is the run's own. */
  <T> List<T> ofOwner(String sql, Reader<T> reader) throws SQLException {
    return list(settings.ownerUser(), settings.ownerPassword(), sql, reader);
  }

  long number(String sql) throws SQLException {
    return list(sql, row -> row.getLong(1)).get(0);
  }

  /** Changes something as the owner. */
  void execute(String sql) throws SQLException {
    try (Connection connection = connect(settings.ownerUser(), settings.ownerPassword());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private <T> List<T> list(String user, String password, String sql, Reader<T> reader)
      throws SQLException {
    try (Connection connection = connect(user, password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    }
  }

  private Connection connect(String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", ANSWER_SECONDS);
    properties.setProperty("ApplicationName", "score-hub fault run");
    return DriverManager.getConnection(settings.jdbcUrl(), properties);
  }
}
