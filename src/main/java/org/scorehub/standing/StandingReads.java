package org.scorehub.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Composes the standings of some sites, a statement for each kind of record. */
final class StandingReads {

  private static final String SUPPLIES =
      """
      SELECT buyer, site_id, name, country, canonical FROM site_supply WHERE site_id = ANY (?)
       ORDER BY buyer, site_id, (name IS NULL), supplied_at DESC, connector""";
  private static final String AUDITS =
      """
      SELECT buyer, site_id, scheme || '/' || native_id AS key, ended_on, rating, rating_scale,
             valid_until
        FROM unnest(?::text[], ?::uuid[]) AS w (buyer, site_id) JOIN audit_supply USING (buyer, site_id)
       ORDER BY buyer, site_id, ended_on DESC NULLS LAST, supplied_at DESC, native_id""";
  private static final String ISSUES =
      """
      SELECT buyer, site_id, id, topic, severity
        FROM unnest(?::text[], ?::uuid[]) AS w (buyer, site_id) JOIN site_issue USING (buyer, site_id)
       WHERE state NOT IN ('VERIFIED_CLOSED', 'WITHDRAWN')""";
  private static final String MODULES =
      """
      SELECT buyer, site_id, ARRAY(SELECT m ->> 'module'
               FROM jsonb_array_elements(canonical -> 'modules') WITH ORDINALITY AS e (m, place)
              ORDER BY (m ->> 'rank')::int NULLS LAST, place) AS modules
        FROM unnest(?::text[], ?::uuid[]) AS w (buyer, site_id) JOIN recommendation USING (buyer, site_id)""";
  private static final String STOOD =
      """
      SELECT s.*, g.audits AS audit_keys, g.issues AS open_topics
        FROM site_standing s JOIN site_standing_ground g USING (buyer, at_site)
       WHERE s.at_site = ANY (?)""";

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;

  StandingReads(JdbcTemplate jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** As things are now, for each organisation that describes the site. */
  Map<StandingKey, SiteStanding> now(UUID[] sites) {
    Map<StandingKey, StandingDraft> drafts = new LinkedHashMap<>();
    each(
        SUPPLIES,
        sites,
        (key, row) ->
            drafts
                .computeIfAbsent(key, k -> new StandingDraft())
                .describe(row.getString("name"), row.getString("country"), tree(row, "canonical")));
    known(AUDITS, drafts, StandingReads::audit);
    known(ISSUES, drafts, StandingReads::issue);
    known(MODULES, drafts, (draft, row) -> draft.recommend(texts(row, "modules")));
    return drafts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().standing()));
  }

  private interface Reading<T> {
    void read(T what, ResultSet row) throws SQLException;
  }

  private void each(String sql, UUID[] sites, Reading<StandingKey> reading) {
    jdbc.query(
        sql,
        row -> {
          reading.read(key(row), row);
        },
        (Object) sites);
  }

  private static StandingKey key(ResultSet row) throws SQLException {
    return new StandingKey(row.getString(1), row.getObject(2, UUID.class));
  }

  /** What else the organisations that describe the sites hold of them. */
  private void known(
      String sql, Map<StandingKey, StandingDraft> drafts, Reading<StandingDraft> reading) {
    jdbc.query(
        sql,
        row -> {
          reading.read(Objects.requireNonNull(drafts.get(key(row)), "asked for"), row);
        },
        drafts.keySet().stream().map(StandingKey::organisation).toArray(String[]::new),
        drafts.keySet().stream().map(StandingKey::site).toArray(UUID[]::new));
  }

  private static void audit(StandingDraft draft, ResultSet row) throws SQLException {
    draft.audit(
        row.getString("key"),
        row.getObject("ended_on", LocalDate.class),
        row.getString("rating"),
        row.getString("rating_scale"),
        row.getObject("valid_until", LocalDate.class));
  }

  private static void issue(StandingDraft draft, ResultSet row) throws SQLException {
    draft.issue(row.getObject("id", UUID.class), row.getString("topic"), row.getString("severity"));
  }

  /** As they stood last. */
  Map<StandingKey, SiteStanding> before(UUID[] sites) {
    Map<StandingKey, SiteStanding> before = new LinkedHashMap<>();
    each(STOOD, sites, (key, row) -> before.put(key, stood(row)));
    return before;
  }

  private SiteStanding stood(ResultSet row) throws SQLException {
    Map<UUID, String> issues = new LinkedHashMap<>();
    tree(row, "open_topics")
        .properties()
        .forEach(e -> issues.put(UUID.fromString(e.getKey()), e.getValue().asText()));
    return new SiteStanding(
        new SiteStanding.Description(
            row.getString("name"),
            row.getString("local_name"),
            row.getString("sort"),
            row.getString("country"),
            row.getString("sector"),
            row.getString("search"),
            texts(row, "identifiers")),
        new SiteStanding.Audits(
            texts(row, "audit_keys"),
            row.getObject("last_audit", LocalDate.class),
            row.getString("rating"),
            row.getString("rating_scale"),
            row.getObject("valid_until", LocalDate.class)),
        issues,
        row.getString("worst"),
        texts(row, "modules"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private JsonNode tree(ResultSet row, String column) throws SQLException {
    try {
      return json.readTree(row.getString(column));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database keeps JSON that is none", e);
    }
  }
}
