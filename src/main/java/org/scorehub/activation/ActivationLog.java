package org.scorehub.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.BundleStore;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.mapping.Bundle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What each connector runs with, and the history of that, in PostgreSQL. */
@Component
class ActivationLog {

  /** Number of the advisory lock under which activations are made, one after the other. */
  private static final long LOCK = 7_013_001L;

  /**
   * What a connector runs with.
   *
   * @param bundleId null if it was taken away
   * @param activation number of the activation
   */
  record Current(@Nullable String bundleId, long activation) {}

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final BundleStore bundles;

  ActivationLog(PipelineDatabase database, BundleStore bundles) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.bundles = bundles;
  }

  /** What every connector runs with, by id. */
  SortedMap<String, Current> current() {
    SortedMap<String, Current> current = new TreeMap<>();
    jdbc.query(
        "SELECT connector, bundle_id, activation FROM bundle_activation WHERE connector <> '"
            + RulesFiles.ID
            + "'",
        row -> {
          current.put(row.getString(1), new Current(row.getString(2), row.getLong(3)));
        });
    return current;
  }

  /** The bundle of the rules of matching that is active; empty if none was ever recorded. */
  Optional<String> rules() {
    return bundleId("SELECT bundle_id FROM bundle_activation WHERE connector = ?", RulesFiles.ID);
  }

  /** The bundle that a connector runs with; empty if none or if it was taken away. */
  Optional<Bundle> active(String connector) {
    return bundleId("SELECT bundle_id FROM bundle_activation WHERE connector = ?", connector)
        .flatMap(bundles::find);
  }

  /** The bundle that it ran with before the one that it runs with now. */
  Optional<String> previous(String connector) {
    return bundleId(
        "SELECT h.from_bundle FROM bundle_activation a JOIN activation h ON h.id = a.activation"
            + " WHERE a.connector = ?",
        connector);
  }

  /** A bundle that the connector once ran with, by its id or by a beginning of only one. */
  Optional<String> ran(String connector, String beginning) {
    List<String> found =
        jdbc.queryForList(
            "SELECT DISTINCT bundle_id FROM activation WHERE connector = ? AND starts_with(bundle_id, ?)",
            String.class,
            connector,
            beginning);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private Optional<String> bundleId(String sql, String connector) {
    List<String> found = new ArrayList<>(jdbc.queryForList(sql, String.class, connector));
    found.removeIf(Objects::isNull);
    return found.stream().findFirst();
  }

  /** Runs work that reads activations and makes some, alone among all instances. */
  void alone(Runnable work) {
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> {}, LOCK);
              work.run();
            });
  }

  /**
   * Makes a bundle the one that a connector runs with. The same bundle again is no activation.
   *
   * @param bundle null to take the connector away
   */
  void record(String connector, @Nullable Bundle bundle, Act act) {
    alone(() -> recordAlone(connector, bundle, act));
  }

  private void recordAlone(String connector, @Nullable Bundle bundle, Act act) {
    String id = bundle == null ? null : bundle.id();
    String from =
        bundleId("SELECT bundle_id FROM bundle_activation WHERE connector = ?", connector)
            .orElse(null);
    if (Objects.equals(from, id)) {
      return;
    }
    if (bundle != null) {
      bundles.keep(connector, bundle);
    }
    jdbc.update(
        """
        WITH made AS (
          INSERT INTO activation (connector, bundle_id, from_bundle, kind, activated_by, note, forced)
          VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id, connector, bundle_id, activated_at)
        INSERT INTO bundle_activation (connector, bundle_id, activation, activated_at)
        SELECT connector, bundle_id, id, activated_at FROM made
        ON CONFLICT (connector) DO UPDATE SET bundle_id = excluded.bundle_id,
               activation = excluded.activation, activated_at = excluded.activated_at""",
        connector,
        id,
        from,
        act.kind().name(),
        act.by(),
        act.note(),
        act.forced());
  }
}
