package org.scorehub.web.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.training.KpiCatalogue;
import org.scorehub.web.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the recommended modules of a site and its training, as far as the site's consent reaches.
 * The database decides that; a revoked consent works at once.
 */
@Component
public class SiteTraining {

  /**
   * SCORE training of a site as canonical records.
   *
   * @param kpiReadings by indicator, oldest first
   * @param steps states of the enrolments in the order they arrived
   * @param recommended modules that your people let a training provider know of
   * @param plan the projects with those of your own issues that they name
   * @param kpis what the readings tell, by indicator and measure
   */
  public record Progress(
      List<JsonNode> enrolments,
      List<JsonNode> visits,
      List<JsonNode> kpiReadings,
      List<JsonNode> improvementProjects,
      List<Step> steps,
      List<String> recommended,
      List<PlannedProject> plan,
      List<SiteKpi> kpis) {

    /** True if there is nothing, or nothing that may be seen. */
    @JsonIgnore
    public boolean isEmpty() {
      return enrolments.isEmpty()
          && visits.isEmpty()
          && kpiReadings.isEmpty()
          && improvementProjects.isEmpty()
          && recommended.isEmpty();
    }
  }

  /**
   * A state that an enrolment was told to have.
   *
   * @param enrolment the provider's id
   * @param issuedAt when the provider wrote it down; null if it does not say
   * @param counted false for an older state that came late
   */
  public record Step(
      String enrolment,
      String state,
      @Nullable Instant issuedAt,
      Instant arrivedAt,
      boolean counted) {}

  /** A project of the improvement plan; canonical, and the own issues that it names. */
  public record PlannedProject(JsonNode project, List<NamedIssue> issues) {}

  /** An issue of the own organisation. */
  public record NamedIssue(
      UUID id, String scheme, @Nullable String nativeCode, String topic, String state) {}

  private static final String STEPS =
      """
      SELECT s.native_id, s.state, s.issued_at, s.arrived_at, s.counted
        FROM enrolment_step s
        JOIN training_record t ON t.buyer = s.buyer AND t.kind = 'ENROLMENT'
                              AND t.native_id = s.native_id
       WHERE t.site_id = ? ORDER BY s.native_id, s.number""";
  private static final String RECOMMENDED =
      """
      SELECT DISTINCT m ->> 'module' FROM recommendation_approval a,
             jsonb_array_elements(a.canonical -> 'modules') m
       WHERE a.site_id = ? AND a.withdrawn_at IS NULL ORDER BY 1""";
  private static final String PLAN =
      """
      SELECT t.canonical,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'scheme', i.scheme,
                       'nativeCode', i.native_code, 'topic', i.topic, 'state', i.state)
                       ORDER BY i.scheme, i.issue_key), '[]')
                FROM site_issue i
               WHERE i.site_id = t.site_id AND EXISTS (
                 SELECT FROM jsonb_array_elements(coalesce(t.canonical -> 'issues', '[]')) r
                  WHERE (r ->> 'scheme' IS NULL OR r ->> 'scheme' = i.scheme)
                    AND (r ->> 'nativeCode' = i.native_code
                         OR (r ->> 'nativeCode' IS NULL AND r ->> 'topic' = i.topic)))) AS issues
        FROM training_record t
       WHERE t.site_id = ? AND t.kind = 'IMPROVEMENT_PROJECT'
       ORDER BY t.canonical ->> 'startedOn', t.native_id""";

  private record Training(String kind, JsonNode content) {}

  private final OrganisationDatabase database;
  private final KpiCatalogue catalogue;

  SiteTraining(OrganisationDatabase database, KpiCatalogue catalogue) {
    this.database = database;
    this.catalogue = catalogue;
  }

  /** Canonical Recommendations; empty if none were made yet. */
  public Optional<JsonNode> recommendations(UUID site) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT canonical FROM recommendation WHERE site_id = ?")
                .param(site)
                .query((row, number) -> Columns.json(row, "canonical"))
                .optional());
  }

  public Progress progress(UUID site) {
    return database.inOrganisation(
        jdbc -> {
          List<Training> all = records(jdbc, site);
          List<JsonNode> readings = of(all, "KPI_READING");
          return new Progress(
              of(all, "ENROLMENT"),
              of(all, "VISIT"),
              readings,
              of(all, "IMPROVEMENT_PROJECT"),
              jdbc.sql(STEPS).param(site).query(SiteTraining::step).list(),
              jdbc.sql(RECOMMENDED).param(site).query(String.class).list(),
              jdbc.sql(PLAN).param(site).query(SiteTraining::planned).list(),
              SiteKpi.of(readings, catalogue));
        });
  }

  private static List<Training> records(JdbcClient jdbc, UUID site) {
    return jdbc.sql(
            "SELECT kind, canonical FROM training_record WHERE site_id = ? ORDER BY"
                + " kind, canonical ->> 'kpi', coalesce(canonical ->> 'periodUntil',"
                + " canonical ->> 'visitedOn', canonical ->> 'enrolledOn',"
                + " canonical ->> 'startedOn'), native_id")
        .param(site)
        .query((row, number) -> new Training(row.getString("kind"), Columns.json(row, "canonical")))
        .list();
  }

  private static Step step(ResultSet row, int number) throws SQLException {
    return new Step(
        row.getString("native_id"),
        row.getString("state"),
        Columns.instantOrNull(row, "issued_at"),
        Columns.instant(row, "arrived_at"),
        row.getBoolean("counted"));
  }

  private static PlannedProject planned(ResultSet row, int number) throws SQLException {
    return new PlannedProject(
        Columns.json(row, "canonical"), Columns.list(row, "issues", NamedIssue.class));
  }

  private static List<JsonNode> of(List<Training> all, String kind) {
    return all.stream().filter(t -> t.kind().equals(kind)).map(Training::content).toList();
  }
}
