package org.scorehub.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteDocument;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * OS IDs that Open Supply Hub has merged into another. It answers a question for an old OS ID with
 * the facility as it is now, and lists old ones as {@code historical_os_id} (opensupplyhub/
 * open-supply-hub, production locations v1). An old OS ID goes on naming its site, and is no
 * contradiction beside the new one; where both are known of two sites, a person is asked whether
 * these are one.
 */
final class OsIdHistory {

  private static final Pattern OS_ID = Pattern.compile("[A-Z]{2}\\d{7}[A-Z0-9]{6}");

  private static final String WHY = "Open Supply Hub has merged OS ID %s into %s";

  private OsIdHistory() {}

  /** Takes note of what some answers tell. */
  static void record(Collection<SiteDocument> answers, Recording recording) {
    Map<String, String> merged = new LinkedHashMap<>();
    answers.forEach(answer -> merged.putAll(merged(answer.translation().nativeTree())));
    merged.forEach((old, now) -> note(recording, old, now));
  }

  /** The OS ID that took its place, by old OS ID. */
  static Map<String, String> merged(JsonNode document) {
    Map<String, String> merged = new LinkedHashMap<>();
    List<JsonNode> facilities = facilities(document.path("answer"));
    for (JsonNode facility : facilities) {
      String now = facility.at("/properties/os_id").asText();
      facility.at("/properties/historical_os_id").forEach(old -> add(merged, old.asText(), now));
    }
    if (document.at("/asked/by").asText().equals("os_id") && facilities.size() == 1) {
      String now = facilities.get(0).at("/properties/os_id").asText();
      add(merged, document.at("/asked/value").asText(), now);
    }
    return merged;
  }

  private static List<JsonNode> facilities(JsonNode answer) {
    if (!answer.has("features")) {
      return List.of(answer);
    }
    List<JsonNode> facilities = new ArrayList<>();
    answer.path("features").forEach(facilities::add);
    return facilities;
  }

  private static void add(Map<String, String> merged, String old, String now) {
    if (!old.equals(now) && Set.of(old, now).stream().allMatch(id -> OS_ID.matcher(id).matches())) {
      merged.put(old, now);
    }
  }

  private static void note(Recording recording, String old, String now) {
    JdbcTemplate jdbc = recording.jdbc();
    jdbc.update(
        """
        INSERT INTO os_id_history (old_value, new_value, seen_at) VALUES (?, ?, ?)
        ON CONFLICT (old_value) DO UPDATE SET new_value = excluded.new_value,
            seen_at = excluded.seen_at""",
        old,
        now,
        Timestamp.from(recording.now()));
    jdbc.update(
        """
        INSERT INTO site_identifier (scheme, value, site_id, buyer)
        SELECT 'os_id', ?, site_id, buyer FROM site_identifier WHERE scheme = 'os_id' AND value = ?
        ON CONFLICT DO NOTHING""",
        now,
        old);
    ask(jdbc, recording, old, now);
  }

  /** A buyer that describes both sites decides, else whoever runs the hub. */
  private static void ask(JdbcTemplate jdbc, Recording recording, String old, String now) {
    List<UUID> sites =
        jdbc.queryForList(
            "SELECT DISTINCT site_id FROM site_identifier WHERE scheme = 'os_id' AND value IN (?, ?)"
                + " ORDER BY site_id",
            UUID.class,
            old,
            now);
    if (sites.size() == 2) {
      jdbc.update(
          """
          INSERT INTO site_candidate (buyer, id, left_id, right_id, score, why, left_record,
              right_record, found_at)
          SELECT d.buyer, gen_random_uuid(), s.one, s.other, 1, jsonb_build_array(?::text),
                 coalesce(l.canonical, '{}'), coalesce(r.canonical, '{}'), ?
            FROM (SELECT least(?::uuid, ?::uuid) AS one, greatest(?::uuid, ?::uuid) AS other) s
            CROSS JOIN LATERAL (
              SELECT a.buyer FROM site_supply a
                JOIN site_supply b ON b.buyer = a.buyer AND b.site_id = s.other
                JOIN organisation o ON o.buyer = a.buyer AND o.kind = 'BUYER'
               WHERE a.site_id = s.one
              UNION
              SELECT buyer FROM organisation WHERE kind = 'OPERATOR') d
            LEFT JOIN LATERAL (SELECT canonical FROM site_supply
                                WHERE site_id = s.one AND buyer = d.buyer
                                ORDER BY supplied_at DESC LIMIT 1) l ON true
            LEFT JOIN LATERAL (SELECT canonical FROM site_supply
                                WHERE site_id = s.other AND buyer = d.buyer
                                ORDER BY supplied_at DESC LIMIT 1) r ON true
          ON CONFLICT (buyer, left_id, right_id) DO NOTHING""",
          WHY.formatted(old, now),
          Timestamp.from(recording.now()),
          sites.get(0),
          sites.get(1),
          sites.get(0),
          sites.get(1));
    }
  }
}
