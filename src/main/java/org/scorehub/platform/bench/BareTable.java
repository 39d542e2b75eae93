package org.scorehub.platform.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that the hub wrote to one table, kept in memory by what they belong to, so that a bare
 * loop can write the same rows without making them.
 */
final class BareTable {

  private final String insert;
  private final int columns;
  private final Map<List<Object>, List<Object[]>> rows = new HashMap<>();

  private BareTable(String insert, int columns) {
    this.insert = insert;
    this.columns = columns;
  }

  /**
   * Reads a table.
   *
   * @param owner columns that say what a row belongs to
   * @param conflict what to do if a row is there: empty, or an ON CONFLICT clause
   */
  static BareTable read(Connection connection, String table, List<String> owner, String conflict)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
      int columns = result.getMetaData().getColumnCount();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        names.add(result.getMetaData().getColumnName(i));
      }
      BareTable copy = new BareTable(insert(table, names, conflict), columns);
      while (result.next()) {
        copy.keep(result, owner, names);
      }
      return copy;
    }
  }

  private static String insert(String table, List<String> names, String conflict) {
    return "INSERT INTO %s (%s) VALUES (%s) %s"
        .formatted(
            table,
            String.join(", ", names),
            names.stream().map(n -> "?").collect(Collectors.joining(", ")),
            conflict);
  }

  private void keep(ResultSet result, List<String> owner, List<String> names) throws SQLException {
    List<Object> key = new ArrayList<>();
    for (String column : owner) {
      key.add(result.getObject(column));
    }
    Object[] row = new Object[columns];
    for (int i = 0; i < columns; i++) {
      boolean later = names.get(i).equals("published_at");
      row[i] = later ? null : result.getObject(i + 1);
    }
    rows.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
  }

  List<Object[]> rows(List<Object> owner) {
    return rows.getOrDefault(owner, List.of());
  }

  /** Writes all rows of these owners, in one batch. */
  void write(Connection connection, Collection<List<Object>> owners) throws SQLException {
    Map<List<Object>, Boolean> once = new LinkedHashMap<>();
    owners.forEach(owner -> once.put(owner, true));
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (List<Object> owner : once.keySet()) {
        for (Object[] row : rows(owner)) {
          for (int i : IntStream.range(0, columns).toArray()) {
            statement.setObject(i + 1, row[i]);
          }
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }
}
