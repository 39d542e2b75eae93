package org.scorehub.standing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scorehub.standing.TrainingStanding.Thing;
import org.scorehub.training.KpiCatalogue;
import org.springframework.jdbc.core.JdbcTemplate;

/** Composes and compares the standings of some sites, in the caller's transaction. */
final class StandingBatch {

  /** A site whose standing is older than what is recorded there. */
  record Due(UUID site, long version, boolean isFirst) {}

  private final JdbcTemplate jdbc;
  private final StandingReads sites;
  private final TrainingReads trainings;
  private final StandingRows rows;

  StandingBatch(JdbcTemplate jdbc, ObjectMapper json, KpiCatalogue kpis) {
    this.jdbc = jdbc;
    this.sites = new StandingReads(jdbc, json);
    this.trainings = new TrainingReads(jdbc, json, kpis);
    this.rows = new StandingRows(jdbc, json);
  }

  /** Brings the sites up to date, and those with them that they were merged with or split from. */
  void compose(List<UUID> asked) {
    Restructured restructured = Restructured.of(jdbc, asked.toArray(UUID[]::new));
    Set<UUID> all = new HashSet<>(asked);
    all.addAll(restructured.sites());
    Map<UUID, Due> due = read(all.toArray(UUID[]::new));
    Map<UUID, Long> versions = new HashMap<>();
    due.forEach((site, d) -> versions.put(site, d.version()));
    UUID[] ids = due.keySet().toArray(UUID[]::new);
    List<SupplierChange> news = new ArrayList<>(stand(ids, versions, restructured));
    news.addAll(train(ids));
    restructured.moveChanges(jdbc);
    news.removeIf(change -> isKnownFromNowOn(change, due, restructured));
    rows.tell(news, versions);
    finish(due);
  }

  private Map<UUID, Due> read(UUID[] ids) {
    Map<UUID, Due> due = new LinkedHashMap<>();
    jdbc.query(
        "SELECT id, version, stood_version < 0 FROM site WHERE id = ANY (?) ORDER BY id",
        row -> {
          UUID id = row.getObject(1, UUID.class);
          due.put(id, new Due(id, row.getLong(2), row.getBoolean(3)));
        },
        (Object) ids);
    return due;
  }

  private List<SupplierChange> stand(
      UUID[] ids, Map<UUID, Long> versions, Restructured restructured) {
    Map<StandingKey, SiteStanding> before = sites.before(ids);
    Map<StandingKey, SiteStanding> now = sites.now(ids);
    List<SupplierChange> news = merged(before, now, restructured);
    Map<StandingKey, SiteStanding> different = new LinkedHashMap<>(now);
    different.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
    rows.write(different, versions);
    rows.forget(before.keySet().stream().filter(key -> !now.containsKey(key)).toList());
    different.forEach((key, stands) -> news.addAll(StandingDiff.of(key, before.get(key), stands)));
    return news;
  }

  private static List<SupplierChange> merged(
      Map<StandingKey, SiteStanding> before,
      Map<StandingKey, SiteStanding> now,
      Restructured restructured) {
    List<SupplierChange> news = new ArrayList<>();
    for (Restructured.Pair pair : restructured.merges()) {
      before.forEach(
          (key, other) -> {
            StandingKey stays = new StandingKey(key.organisation(), pair.stays());
            if (key.site().equals(pair.other()) && now.containsKey(stays)) {
              news.add(StandingDiff.merged(stays, other));
            }
          });
    }
    return news;
  }

  private List<SupplierChange> train(UUID[] ids) {
    Map<Thing, TrainingStanding> before = trainings.before(ids);
    Map<Thing, TrainingStanding> now = trainings.now(ids);
    List<TrainingStanding> different =
        now.values().stream().filter(t -> !t.equals(before.get(t.thing()))).toList();
    rows.writeTraining(different);
    rows.forgetTraining(before.keySet().stream().filter(t -> !now.containsKey(t)).toList());
    return different.stream()
        .flatMap(t -> StandingDiff.of(before.get(t.thing()), t).stream())
        .toList();
  }

  /** What a hub held before there were standings, and what moved with a site, happened earlier. */
  private static boolean isKnownFromNowOn(
      SupplierChange change, Map<UUID, Due> due, Restructured restructured) {
    UUID site = change.key().site();
    Due known = due.get(site);
    return (known != null && known.isFirst())
        || (change.kind() != ChangeKind.MERGED && restructured.sites().contains(site));
  }

  /** Documents that are recorded meanwhile leave the site due. */
  private void finish(Map<UUID, Due> due) {
    UUID[] ids = due.keySet().toArray(UUID[]::new);
    Long[] versions = due.values().stream().map(Due::version).toArray(Long[]::new);
    jdbc.query(
        "SELECT id FROM site WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE",
        row -> {},
        (Object) ids);
    jdbc.update(
        "UPDATE site s SET stood_version = d.version, stood_at = now()"
            + " FROM unnest(?::uuid[], ?::bigint[]) AS d (id, version) WHERE s.id = d.id",
        ids,
        versions);
  }
}
