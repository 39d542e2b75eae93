package org.scorehub.journal;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scorehub.mapping.Bundle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps every bundle of files that exchanges were translated with, by its content address. */
@Component
public final class BundleStore {

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;

  BundleStore(PipelineDatabase database) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  /** Keeps the bundle; one that is kept already stays as it is. */
  public void keep(String connector, Bundle bundle) {
    database.transactions().executeWithoutResult(status -> add(connector, bundle));
  }

  private void add(String connector, Bundle bundle) {
    int added =
        jdbc.update(
            "INSERT INTO bundle (id, connector) VALUES (?, ?) ON CONFLICT DO NOTHING",
            bundle.id(),
            connector);
    if (added == 1) {
      List<Object[]> files =
          bundle.files().entrySet().stream()
              .map(file -> new Object[] {bundle.id(), file.getKey(), file.getValue()})
              .toList();
      jdbc.batchUpdate(
          "INSERT INTO bundle_file (bundle_id, path, content) VALUES (?, ?, ?)", files);
    }
  }

  /** The bundle with that content address, as an exchange pinned it; empty if it is not kept. */
  public Optional<Bundle> find(String id) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    jdbc.query(
        "SELECT path, content FROM bundle_file WHERE bundle_id = ?",
        row -> {
          files.put(row.getString(1), row.getBytes(2));
        },
        id);
    return files.isEmpty() ? Optional.empty() : Optional.of(Bundle.of(files));
  }
}
