package org.scorehub.training.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EnrolmentState;
import org.scorehub.training.KpiPoint;
import org.scorehub.training.programme.Enterprise.Description;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the connection may see: its row-level security decides. */
final class ProgrammeRecords {

  /**
   * A reading of an enterprise.
   *
   * @param country of the site as the provider has it
   */
  record Reading(UUID site, @Nullable String country, KpiPoint point) {}

  /**
   * An enterprise in a module.
   *
   * @param country of the site as the provider has it
   * @param day completed, else end of the classroom, else enrolled; null if it has no day
   */
  record Enrolled(
      UUID site,
      @Nullable String country,
      String module,
      EnrolmentState state,
      @Nullable LocalDate day,
      @Nullable Integer women,
      @Nullable Integer men,
      @Nullable Integer managers,
      @Nullable Integer workers) {}

  private static final String FITS =
      """
       AND (CAST(:country AS text) IS NULL OR t.site_id IN (
             SELECT site_id FROM training_record
              WHERE canonical #>> '{site,address,addressCountry}' = :country
              UNION SELECT site_id FROM site_supply WHERE country = :country))
       AND (CAST(:module AS text) IS NULL OR t.canonical ->> 'module' = :module
            OR (t.canonical ->> 'module' IS NULL AND t.site_id IN (
                SELECT site_id FROM training_record WHERE kind = 'ENROLMENT' AND module = :module)))
      """;
  private static final String READINGS =
      """
      SELECT t.site_id, t.canonical #>> '{site,address,addressCountry}' AS country, t.native_id,
             t.canonical ->> 'kpi' AS kpi,
             (t.canonical ->> 'value')::float8 AS value, t.canonical ->> 'unit' AS unit,
             (t.canonical ->> 'periodFrom')::date AS period_from,
             (t.canonical ->> 'periodUntil')::date AS period_until,
             coalesce((t.canonical ->> 'baseline')::boolean, false) AS baseline
        FROM training_record t
       WHERE t.kind = 'KPI_READING' AND t.canonical ->> 'unit' IS NOT NULL
         AND t.canonical ->> 'value' IS NOT NULL AND t.canonical ->> 'periodFrom' IS NOT NULL
         AND t.canonical ->> 'periodUntil' IS NOT NULL
         AND (CAST(:until AS date) IS NULL OR (t.canonical ->> 'periodUntil')::date <= :until)
      """;
  private static final String ENROLMENTS =
      """
      SELECT t.site_id, t.canonical #>> '{site,address,addressCountry}' AS country,
             t.canonical ->> 'module' AS module, t.canonical ->> 'state' AS state,
             coalesce(t.canonical ->> 'completedOn', t.canonical ->> 'classroomUntil',
                      t.canonical ->> 'enrolledOn')::date AS day,
             (t.canonical #>> '{trainees,female}')::int AS women,
             (t.canonical #>> '{trainees,male}')::int AS men,
             (t.canonical #>> '{trainees,managers}')::int AS managers,
             (t.canonical #>> '{trainees,workers}')::int AS workers
        FROM training_record t
       WHERE t.kind = 'ENROLMENT' AND t.canonical ->> 'state' IS NOT NULL
         AND t.canonical ->> 'module' IS NOT NULL
      """;
  private static final String ORDER = " ORDER BY t.site_id, t.buyer, t.native_id";

  private ProgrammeRecords() {}

  static List<Reading> readings(JdbcClient jdbc, ProgrammeFilter filter) {
    return jdbc.sql(READINGS + FITS + ORDER)
        .param("country", filter.country())
        .param("module", filter.module())
        .param("until", filter.to())
        .query(ProgrammeRecords::reading)
        .list();
  }

  static List<Enrolled> enrolments(JdbcClient jdbc, ProgrammeFilter filter) {
    return jdbc.sql(ENROLMENTS + FITS + ORDER)
        .param("country", filter.country())
        .param("module", filter.module())
        .query(ProgrammeRecords::enrolled)
        .list();
  }

  /** The sites that the organisation's own systems describe. */
  static Map<UUID, Description> descriptions(JdbcClient jdbc) {
    Map<UUID, Description> descriptions = new HashMap<>();
    jdbc.sql("SELECT at_site, country, worst FROM site_standing")
        .query(
            row -> {
              descriptions.put(
                  row.getObject(1, UUID.class),
                  new Description(row.getString(2), row.getString(3)));
            });
    return descriptions;
  }

  private static Reading reading(ResultSet row, int number) throws SQLException {
    KpiPoint point =
        new KpiPoint(
            row.getString("kpi"),
            row.getString("native_id"),
            row.getDouble("value"),
            row.getString("unit"),
            row.getObject("period_from", LocalDate.class),
            row.getObject("period_until", LocalDate.class),
            row.getBoolean("baseline"));
    return new Reading(row.getObject("site_id", UUID.class), row.getString("country"), point);
  }

  private static Enrolled enrolled(ResultSet row, int number) throws SQLException {
    return new Enrolled(
        row.getObject("site_id", UUID.class),
        row.getString("country"),
        row.getString("module"),
        EnrolmentState.valueOf(row.getString("state")),
        row.getObject("day", LocalDate.class),
        count(row, "women"),
        count(row, "men"),
        count(row, "managers"),
        count(row, "workers"));
  }

  private static @Nullable Integer count(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }
}
