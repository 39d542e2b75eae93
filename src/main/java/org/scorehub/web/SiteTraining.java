package org.scorehub.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scorehub.security.OrganisationDatabase;
import org.springframework.stereotype.Component;

/**
 * Reads the recommended modules of a site and its training, as far as the site's consent reaches.
 * The database decides that; a revoked consent works at once.
 */
@Component
class SiteTraining {

  /**
   * SCORE training of a site as canonical records.
   *
   * @param kpiReadings by indicator, oldest first
   */
  record Progress(
      List<JsonNode> enrolments,
      List<JsonNode> visits,
      List<JsonNode> kpiReadings,
      List<JsonNode> improvementProjects) {

    /** True if there is nothing, or nothing that may be seen. */
    @JsonIgnore
    public boolean isEmpty() {
      return enrolments.isEmpty()
          && visits.isEmpty()
          && kpiReadings.isEmpty()
          && improvementProjects.isEmpty();
    }
  }

  private record Training(String kind, JsonNode content) {}

  private final OrganisationDatabase database;

  SiteTraining(OrganisationDatabase database) {
    this.database = database;
  }

  /** Canonical Recommendations; empty if none were made yet. */
  Optional<JsonNode> recommendations(UUID site) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT canonical FROM recommendation WHERE site_id = ?")
                .param(site)
                .query((row, number) -> Columns.json(row, "canonical"))
                .optional());
  }

  Progress progress(UUID site) {
    List<Training> all =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT kind, canonical FROM training_record WHERE site_id = ? ORDER BY"
                            + " kind, canonical ->> 'kpi', coalesce(canonical ->> 'periodUntil',"
                            + " canonical ->> 'visitedOn', canonical ->> 'enrolledOn',"
                            + " canonical ->> 'startedOn'), native_id")
                    .param(site)
                    .query(
                        (row, number) ->
                            new Training(row.getString("kind"), Columns.json(row, "canonical")))
                    .list());
    return new Progress(
        of(all, "ENROLMENT"),
        of(all, "VISIT"),
        of(all, "KPI_READING"),
        of(all, "IMPROVEMENT_PROJECT"));
  }

  private static List<JsonNode> of(List<Training> all, String kind) {
    return all.stream().filter(t -> t.kind().equals(kind)).map(Training::content).toList();
  }
}
