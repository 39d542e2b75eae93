package org.scorehub.platform.sandbox.adidas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.SandboxFiles;
import org.scorehub.platform.sandbox.adidas.AdidasTwin.Credential;

/** The buyer's schema and the twin's own beside it, by plain JDBC as the owner of both. */
final class SupplierDatabase {

  private static final String DDL = "schemas/adidas/supplier-database.sql";
  private static final String FOLDER = "adidas/twin/";
  private static final String KEPT = "10000";

  /** Reads one row. */
  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final DatabaseSettings settings;

  private SupplierDatabase(DatabaseSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes what is missing: the buyer's schema, the twin's, the role of the hub.
   *
   * @param root folder of the project, which has {@code schemas/} and {@code sandbox/}
   * @throws IllegalStateException if the database cannot be used
   */
  static SupplierDatabase prepare(Path root, DatabaseSettings settings, Credential hub) {
    SupplierDatabase database = new SupplierDatabase(settings);
    if (!database.exists("SELECT FROM pg_namespace WHERE nspname = ?", "suppliers")) {
      database.execute(text(root.resolve(DDL)));
    }
    SandboxFiles files = SandboxFiles.of(root);
    database.execute(files.text(FOLDER + "twin.sql"));
    if (!database.exists("SELECT FROM pg_roles WHERE rolname = ?", hub.username())) {
      database.execute("CREATE ROLE " + database.quoted("%I", hub.username()));
    }
    String role = database.quoted("%I", hub.username());
    database.execute(
        "ALTER ROLE " + role + " LOGIN PASSWORD " + database.quoted("%L", hub.password()));
    database.execute(files.text(FOLDER + "grants.sql").formatted(role));
    database.behave();
    return database;
  }

  String url() {
    return settings.jdbcUrl();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        settings.jdbcUrl(), settings.ownerUser(), settings.ownerPassword());
  }

  void publish(byte[] document) {
    query("SELECT suppliers_twin.publish(?::jsonb)::text", row -> "", new String(document, UTF_8));
  }

  List<Arrival> attempts() {
    List<Arrival> latestFirst =
        query(
            "SELECT at, row::text FROM suppliers_twin.write_attempt ORDER BY id DESC LIMIT " + KEPT,
            row ->
                new Arrival(
                    row.getTimestamp(1).toInstant(),
                    AdidasTwin.CONNECTOR,
                    Map.of(),
                    row.getString(2).getBytes(UTF_8)));
    List<Arrival> arrivals = new ArrayList<>(latestFirst);
    Collections.reverse(arrivals);
    return arrivals;
  }

  long attemptCount() {
    return query("SELECT count(*) FROM suppliers_twin.write_attempt", row -> row.getLong(1)).get(0);
  }

  void forgetAttempts() {
    execute("DELETE FROM suppliers_twin.write_attempt");
  }

  void misbehave(String fault) {
    behave();
    query("INSERT INTO suppliers_twin.fault VALUES (?) RETURNING name", row -> "", fault);
  }

  void behave() {
    execute("DELETE FROM suppliers_twin.fault");
  }

  private boolean exists(String sql, String name) {
    return !query(sql, row -> name, name).isEmpty();
  }

  private String quoted(String form, String value) {
    return query("SELECT format('" + form + "', ?::text)", row -> row.getString(1), value).get(0);
  }

  private void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  private <T> List<T> query(String sql, Row<T> reader, String... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> read = new ArrayList<>();
        while (rows.next()) {
          read.add(reader.read(rows));
        }
        return read;
      }
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  private IllegalStateException unusable(SQLException e) {
    return new IllegalStateException(
        "the twin cannot use " + url() + ": " + String.valueOf(e.getMessage()), e);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
