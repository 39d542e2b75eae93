package org.scorehub.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.standing.TrainingStanding.Thing;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes standings and what is new; a batch for each table. */
final class StandingRows {

  private static final String STANDING =
      """
      INSERT INTO site_standing (buyer, at_site, name, local_name, sort, country, sector, search,
          identifiers, audits, last_audit, rating, rating_scale, valid_until, open_issues, worst,
          modules, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (buyer, at_site) DO UPDATE SET name = excluded.name,
          local_name = excluded.local_name, sort = excluded.sort, country = excluded.country,
          sector = excluded.sector, search = excluded.search, identifiers = excluded.identifiers,
          audits = excluded.audits, last_audit = excluded.last_audit, rating = excluded.rating,
          rating_scale = excluded.rating_scale, valid_until = excluded.valid_until,
          open_issues = excluded.open_issues, worst = excluded.worst, modules = excluded.modules,
          version = excluded.version, stood_at = now()""";
  private static final String GROUND =
      """
      INSERT INTO site_standing_ground (buyer, at_site, audits, issues) VALUES (?, ?, ?, ?::jsonb)
      ON CONFLICT (buyer, at_site) DO UPDATE SET audits = excluded.audits, issues = excluded.issues""";
  private static final String TRAINING =
      """
      INSERT INTO training_standing (buyer, at_site, data_class, code, stage, since, kpi)
      VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)
      ON CONFLICT (buyer, at_site, data_class, code) DO UPDATE SET stage = excluded.stage,
          since = excluded.since, kpi = excluded.kpi""";
  private static final String CHANGE =
      """
      INSERT INTO supplier_change (buyer, at_site, first_site, kind, data_class, before, after,
          version) VALUES (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""";

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;

  StandingRows(JdbcTemplate jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void write(Map<StandingKey, SiteStanding> standings, Map<UUID, Long> versions) {
    jdbc.batchUpdate(
        STANDING,
        rows(standings, (key, s) -> standing(key, s, versions.getOrDefault(key.site(), 0L))));
    jdbc.batchUpdate(GROUND, rows(standings, this::ground));
  }

  private interface Row<K, V> {
    @Nullable Object[] of(K key, V value);
  }

  private static <K, V> List<Object[]> rows(Map<K, V> map, Row<K, V> row) {
    return map.entrySet().stream()
        .map(e -> row.of(e.getKey(), e.getValue()))
        .collect(Collectors.toList());
  }

  private static @Nullable Object[] standing(StandingKey key, SiteStanding s, long version) {
    SiteStanding.Description d = s.description();
    SiteStanding.Audits a = s.audits();
    return new @Nullable Object[] {
      key.organisation(),
      key.site(),
      d.name(),
      d.localName(),
      d.sort(),
      d.country(),
      d.sector(),
      d.search(),
      d.identifiers().toArray(String[]::new),
      a.keys().size(),
      a.last(),
      a.rating(),
      a.scale(),
      a.validUntil(),
      s.issues().size(),
      s.worst(),
      s.modules().toArray(String[]::new),
      version
    };
  }

  private @Nullable Object[] ground(StandingKey key, SiteStanding s) {
    Map<String, String> issues = new LinkedHashMap<>();
    s.issues().forEach((id, topic) -> issues.put(id.toString(), topic));
    return new @Nullable Object[] {
      key.organisation(), key.site(), s.audits().keys().toArray(String[]::new), text(issues)
    };
  }

  void forget(Collection<StandingKey> keys) {
    jdbc.batchUpdate(
        "DELETE FROM site_standing WHERE buyer = ? AND at_site = ?",
        keys.stream().map(k -> new Object[] {k.organisation(), k.site()}).toList());
  }

  void writeTraining(Collection<TrainingStanding> standings) {
    jdbc.batchUpdate(
        TRAINING, standings.stream().map(s -> training(s)).collect(Collectors.toList()));
  }

  private @Nullable Object[] training(TrainingStanding s) {
    Thing thing = s.thing();
    return new @Nullable Object[] {
      thing.key().organisation(),
      thing.key().site(),
      thing.dataClass(),
      thing.code(),
      s.stage(),
      s.since(),
      s.kpi() == null ? null : text(s.kpi())
    };
  }

  void forgetTraining(Collection<Thing> things) {
    jdbc.batchUpdate(
        "DELETE FROM training_standing"
            + " WHERE buyer = ? AND at_site = ? AND data_class = ? AND code = ?",
        things.stream()
            .map(
                t -> new Object[] {t.key().organisation(), t.key().site(), t.dataClass(), t.code()})
            .toList());
  }

  void tell(List<SupplierChange> changes, Map<UUID, Long> versions) {
    jdbc.batchUpdate(
        CHANGE, changes.stream().map(c -> change(c, versions)).collect(Collectors.toList()));
  }

  private static @Nullable Object[] change(SupplierChange c, Map<UUID, Long> versions) {
    UUID site = c.key().site();
    return new @Nullable Object[] {
      c.key().organisation(),
      site,
      site,
      c.kind().name(),
      c.dataClass(),
      c.before() == null ? null : c.before().toString(),
      c.after().toString(),
      versions.getOrDefault(site, 0L)
    };
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a standing can always be written", e);
    }
  }
}
