package org.scorehub.platform.bench.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.scorehub.platform.embedded.DatabaseSettings;

/** The tables of a hub, on a connection of one of their roles. */
final class Tables implements AutoCloseable {

  private static final String NAMES_OR_IDS =
      "(sample|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";

  private final Connection connection;

  private Tables(DatabaseSettings settings, String user, String password) throws SQLException {
    connection = DriverManager.getConnection(settings.jdbcUrl(), user, password);
  }

  /** As the role that owns them, which sees only rows of tables where it is not forced to hide. */
  static Tables ofOwner(DatabaseSettings settings) throws SQLException {
    return new Tables(settings, settings.ownerUser(), settings.ownerPassword());
  }

  /** As the pipeline, which sees what is of all organisations. */
  static Tables ofPipeline(DatabaseSettings settings) throws SQLException {
    return new Tables(settings, "scorehub_pipeline", settings.pipelinePassword());
  }

  /** What makes a copied value of a value. */
  static String functions() {
    try (InputStream file =
        Objects.requireNonNull(Tables.class.getResourceAsStream("functions.sql"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(list(sql).get(0));
  }

  /** First column of each row. */
  List<String> list(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  /** Those of the tables whose owner sees no row of them. */
  List<String> forced(List<String> tables) throws SQLException {
    return list("SELECT relname FROM pg_class WHERE relkind = 'r' AND relforcerowsecurity").stream()
        .filter(tables::contains)
        .toList();
  }

  /** Columns that can be written. */
  List<CopiedColumn> columns(String table) throws SQLException {
    List<CopiedColumn> columns = new ArrayList<>();
    for (String each :
        list(
            "SELECT attname || ' ' || format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = '"
                + table
                + "'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''")) {
      String[] parts = each.split(" ", 2);
      columns.add(new CopiedColumn(parts[0], parts[1], isChanging(table, parts[0], parts[1])));
    }
    return columns;
  }

  private boolean isChanging(String table, String column, String type) throws SQLException {
    return type.equals("jsonb")
        && number(
                "SELECT count(*) FROM (SELECT FROM bench.%s WHERE \"%s\"::text ~* '%s' LIMIT 1) AS x"
                    .formatted(table, column, NAMES_OR_IDS))
            > 0;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
