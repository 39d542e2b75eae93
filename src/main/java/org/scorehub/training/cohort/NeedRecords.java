package org.scorehub.training.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what boards are composed of, as the pipeline: every organisation's rows. */
@Component
final class NeedRecords {

  /** A buyer's view of a site. */
  record View(String buyer, UUID site) {}

  /** An open issue. */
  record OpenIssue(
      RecommendedSite.Named named, SeverityLevel severity, @Nullable LocalDate dueOn) {}

  /** A site in a module. */
  record Trained(UUID site, String module) {}

  /** What a buyer's people approved to be told to a training provider, and was not withdrawn. */
  record Told(String provider, RecommendedSite recommended) {}

  /**
   * All that boards are composed of.
   *
   * @param taken sites that have had a module, or are on their way through it
   * @param busyUntil last classroom day ahead, by site
   * @param kinds kind of each organisation
   */
  record Everything(
      List<RecommendedSite> recommended,
      List<Told> told,
      Map<View, List<OpenIssue>> issues,
      Map<View, SiteFacts> facts,
      Set<Trained> taken,
      Map<UUID, LocalDate> busyUntil,
      Map<String, String> kinds) {}

  private static final String ISSUES =
      """
      SELECT buyer, site_id, topic, scheme, coalesce(native_code, '') AS code, severity, due_on
        FROM site_issue WHERE state IN ('OPEN', 'ACTION_AGREED', 'IN_PROGRESS')""";
  private static final String FACTS =
      """
      SELECT DISTINCT ON (buyer, site_id) buyer, site_id, canonical FROM site_supply
       ORDER BY buyer, site_id, (canonical ->> 'geo' IS NULL), supplied_at DESC, connector""";
  private static final String TAKEN =
      """
      SELECT DISTINCT site_id, module FROM training_record
       WHERE kind = 'ENROLMENT' AND module IS NOT NULL AND canonical ->> 'state' IN
             ('ACCEPTED', 'ENROLLED', 'CLASSROOM_DONE', 'VISITS', 'COMPLETED')""";
  private static final String BUSY =
      """
      SELECT site_id, max((canonical ->> 'classroomUntil')::date) AS until FROM training_record
       WHERE kind = 'ENROLMENT' AND canonical ->> 'state' IN ('ACCEPTED', 'ENROLLED')
         AND canonical ->> 'classroomUntil' IS NOT NULL
       GROUP BY site_id""";
  private static final String TOLD =
      """
      SELECT DISTINCT ON (provider, buyer, site_id) provider, buyer, site_id, canonical
        FROM recommendation_approval WHERE due_at IS NOT NULL AND withdrawn_at IS NULL
       ORDER BY provider, buyer, site_id, approved_at DESC""";

  private final ObjectMapper json;

  NeedRecords(ObjectMapper json) {
    this.json = json;
  }

  Everything read(JdbcClient jdbc) {
    return new Everything(
        jdbc.sql("SELECT buyer, site_id, canonical FROM recommendation")
            .query((row, n) -> recommended(row))
            .list(),
        jdbc.sql(TOLD)
            .query((row, n) -> new Told(row.getString("provider"), recommended(row)))
            .list(),
        issues(jdbc),
        facts(jdbc),
        new HashSet<>(
            jdbc.sql(TAKEN)
                .query(
                    (row, n) -> new Trained(row.getObject(1, UUID.class), row.getString("module")))
                .list()),
        busy(jdbc),
        kinds(jdbc));
  }

  private static Map<View, List<OpenIssue>> issues(JdbcClient jdbc) {
    Map<View, List<OpenIssue>> issues = new HashMap<>();
    jdbc.sql(ISSUES)
        .query(
            row -> {
              issues.computeIfAbsent(view(row), view -> new ArrayList<>()).add(issue(row));
            });
    return issues;
  }

  private static OpenIssue issue(ResultSet row) throws SQLException {
    return new OpenIssue(
        new RecommendedSite.Named(
            row.getString("topic"), row.getString("scheme"), row.getString("code")),
        SeverityLevel.valueOf(row.getString("severity")),
        row.getObject("due_on", LocalDate.class));
  }

  private Map<View, SiteFacts> facts(JdbcClient jdbc) {
    Map<View, SiteFacts> facts = new HashMap<>();
    jdbc.sql(FACTS)
        .query(
            row -> {
              facts.put(view(row), SiteFacts.of(tree(row)));
            });
    return facts;
  }

  private static Map<UUID, LocalDate> busy(JdbcClient jdbc) {
    Map<UUID, LocalDate> busy = new HashMap<>();
    jdbc.sql(BUSY)
        .query(
            row -> {
              busy.put(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class));
            });
    return busy;
  }

  private static Map<String, String> kinds(JdbcClient jdbc) {
    Map<String, String> kinds = new HashMap<>();
    jdbc.sql("SELECT buyer, kind FROM organisation")
        .query(
            row -> {
              kinds.put(row.getString(1), row.getString(2));
            });
    return kinds;
  }

  private RecommendedSite recommended(ResultSet row) throws SQLException {
    return new RecommendedSite(
        row.getString("buyer"), row.getObject("site_id", UUID.class), tree(row));
  }

  private static View view(ResultSet row) throws SQLException {
    return new View(row.getString("buyer"), row.getObject("site_id", UUID.class));
  }

  private JsonNode tree(ResultSet row) throws SQLException {
    try {
      return json.readTree(row.getString("canonical"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored record is not JSON", e);
    }
  }
}
