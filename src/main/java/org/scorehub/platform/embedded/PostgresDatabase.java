package org.scorehub.platform.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The hub's database and its owner, made with the superuser, which serves for nothing else. */
final class PostgresDatabase {

  static final String SUPERUSER = "postgres";
  static final String OWNER = "scorehub_owner";
  private static final String NAME = "scorehub";
  private static final String NO_STATEMENTS_IN_LOG = "-c log_min_error_statement=panic";
  private static final String INVALID_PASSWORD = "28P01";

  private final int port;
  private final Credentials credentials;

  PostgresDatabase(int port, Credentials credentials) {
    this.port = port;
    this.credentials = credentials;
  }

  DatabaseSettings settings() {
    return new DatabaseSettings(
        url(NAME),
        OWNER,
        credentials.password(OWNER),
        credentials.password("scorehub_pipeline"),
        credentials.password("scorehub_app"));
  }

  /**
   * Makes what is missing.
   *
   * @return false if the server does not answer yet
   * @throws EmbeddedServerFailure if it refuses the superuser
   */
  boolean prepare() {
    try (Connection connection = connect()) {
      createOwner(connection);
      createDatabase(connection);
      return true;
    } catch (SQLException e) {
      if (INVALID_PASSWORD.equals(e.getSQLState())) {
        throw new EmbeddedServerFailure(
            "PostgreSQL refuses the password in the file 'credentials' of the hub's folder: it was made for other data",
            e);
      }
      return false;
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", credentials.password(SUPERUSER));
    properties.setProperty("options", NO_STATEMENTS_IN_LOG);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "10");
    return DriverManager.getConnection(url("postgres"), properties);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private void createOwner(Connection connection) throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", OWNER)) {
      execute(connection, "CREATE ROLE " + OWNER + " LOGIN CREATEROLE");
    }
    execute(
        connection, "ALTER ROLE %s PASSWORD '%s'".formatted(OWNER, credentials.password(OWNER)));
  }

  private static void createDatabase(Connection connection) throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", NAME)) {
      execute(connection, "CREATE DATABASE " + NAME + " OWNER " + OWNER);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
