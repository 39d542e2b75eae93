package org.scorehub.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.intake.HubEvent;
import org.scorehub.intake.Recording;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.RankedModules;
import org.scorehub.matching.RulesInUse;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the recommended modules of each site and buyer in step with its issues and training. */
@Component
public final class SiteRecommendations {

  private final IssueRows issueRows;
  private final RulesInUse rules;
  private final ObjectMapper json;

  SiteRecommendations(IssueRows issueRows, RulesInUse rules, ObjectMapper json) {
    this.issueRows = issueRows;
    this.rules = rules;
    this.json = json;
  }

  /**
   * Ranks the modules anew for these views and publishes what changed.
   *
   * @param versions site version by view
   * @param cause the exchange that gave the reason; null if none did
   */
  public void refresh(Map<SiteView, Long> versions, @Nullable UUID cause, Recording recording) {
    refresh(
        rules.matcher(),
        issueRows.load(recording.jdbc(), versions.keySet()),
        versions,
        cause,
        recording);
  }

  Map<SiteView, RankedModules> refresh(
      Matcher matcher,
      Map<SiteView, ? extends Collection<Issue>> issues,
      Map<SiteView, Long> versions,
      @Nullable UUID cause,
      Recording recording) {
    RecommendationRecords records = new RecommendationRecords(matcher);
    Map<SiteView, Integer> workers = workers(recording.jdbc(), versions.keySet());
    Map<SiteView, Set<String>> had = modulesHad(recording.jdbc(), versions.keySet());
    Map<SiteView, JsonNode> stored = stored(recording.jdbc(), versions.keySet());
    Map<SiteView, RankedModules> ranked = new HashMap<>();
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> same = new ArrayList<>();
    versions.forEach(
        (view, version) -> {
          Set<String> done = had.getOrDefault(view, Set.of());
          RankedModules modules = records.rank(view, known(issues.get(view)), done);
          ranked.put(view, modules);
          Recommendations record = records.of(view, version, modules, done, workers.get(view));
          JsonNode now = CanonicalJson.write(record);
          if (!sameModules(now, stored.get(view))) {
            rows.add(
                new Object[] {
                  view.buyer(), view.siteId(), version, now.toString(), records.catalogueVersion()
                });
            recording.publish(
                new HubEvent(
                    view.buyer(),
                    view.siteId(),
                    version,
                    "org.scorehub.recommendations.changed.v1",
                    record,
                    cause));
          } else {
            String rulesNow = records.catalogueVersion();
            same.add(new Object[] {rulesNow, view.buyer(), view.siteId(), rulesNow});
          }
        });
    recording
        .jdbc()
        .batchUpdate(
            """
            INSERT INTO recommendation (buyer, site_id, site_version, canonical, catalogue_version)
            VALUES (?, ?, ?, ?::jsonb, ?)
            ON CONFLICT (buyer, site_id) DO UPDATE SET site_version = excluded.site_version,
                canonical = excluded.canonical, catalogue_version = excluded.catalogue_version,
                updated_at = now()""",
            rows);
    recording
        .jdbc()
        .batchUpdate(
            """
            UPDATE recommendation SET catalogue_version = ?
             WHERE buyer = ? AND site_id = ? AND catalogue_version <> ?""",
            same);
    return ranked;
  }

  private static Collection<Issue> known(@Nullable Collection<Issue> issues) {
    return issues == null ? List.of() : issues;
  }

  private static boolean sameModules(JsonNode now, @Nullable JsonNode before) {
    if (!(before instanceof ObjectNode known)) {
      return false;
    }
    return content(known).equals(content(now));
  }

  /** Without the versions at which it was made. */
  private static JsonNode content(JsonNode recommendations) {
    ObjectNode content = recommendations.deepCopy();
    content.remove("siteVersion");
    content.path("modules").forEach(module -> ((ObjectNode) module).remove("catalogueVersion"));
    return content;
  }

  private Map<SiteView, JsonNode> stored(JdbcTemplate jdbc, Collection<SiteView> views) {
    Map<SiteView, JsonNode> stored = new HashMap<>();
    jdbc.query(
        """
        SELECT buyer, site_id, canonical
          FROM unnest(?::text[], ?::uuid[]) AS wanted (buyer, site_id)
          JOIN recommendation USING (buyer, site_id)""",
        row -> {
          stored.put(
              new SiteView(row.getString(1), row.getObject(2, UUID.class)), tree(row.getString(3)));
        },
        arrays(views));
    return stored;
  }

  /** Modules that a site has completed, as far as each buyer may know. */
  private static Map<SiteView, Set<String>> modulesHad(
      JdbcTemplate jdbc, Collection<SiteView> views) {
    Map<SiteView, Set<String>> had = new HashMap<>();
    jdbc.query(
        """
        SELECT w.buyer, w.site_id, t.module
          FROM unnest(?::text[], ?::uuid[]) AS w (buyer, site_id)
          JOIN training_record t ON t.site_id = w.site_id AND t.kind = 'ENROLMENT'
         WHERE t.canonical ->> 'state' = 'COMPLETED'
           AND (t.buyer = w.buyer
                OR hub_consented(t.buyer, w.buyer, w.site_id, 'TRAINING_PROGRESS'))""",
        row -> {
          had.computeIfAbsent(
                  new SiteView(row.getString(1), row.getObject(2, UUID.class)),
                  view -> new HashSet<>())
              .add(row.getString(3));
        },
        arrays(views));
    return had;
  }

  /** Head counts as each buyer's systems give them, of several the highest. */
  private static Map<SiteView, Integer> workers(JdbcTemplate jdbc, Collection<SiteView> views) {
    Map<SiteView, Integer> workers = new HashMap<>();
    jdbc.query(
        """
        SELECT buyer, site_id, max((canonical #>> '{workforce,total}')::int)
          FROM unnest(?::text[], ?::uuid[]) AS wanted (buyer, site_id)
          JOIN site_supply USING (buyer, site_id)
         WHERE canonical #>> '{workforce,total}' IS NOT NULL
         GROUP BY buyer, site_id""",
        row -> {
          workers.put(new SiteView(row.getString(1), row.getObject(2, UUID.class)), row.getInt(3));
        },
        arrays(views));
    return workers;
  }

  private static Object[] arrays(Collection<SiteView> views) {
    return new Object[] {
      views.stream().map(SiteView::buyer).toArray(String[]::new),
      views.stream().map(SiteView::siteId).toArray(UUID[]::new)
    };
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("unreadable recommendation", e);
    }
  }
}
