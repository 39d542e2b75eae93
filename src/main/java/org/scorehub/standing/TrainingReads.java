package org.scorehub.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.standing.TrainingStanding.Thing;
import org.scorehub.training.KpiCatalogue;
import org.scorehub.training.KpiPoint;
import org.scorehub.training.KpiSeries;
import org.scorehub.training.TrainingStages;
import org.springframework.jdbc.core.JdbcTemplate;

/** Composes where the training of some sites stands, for each provider. */
final class TrainingReads {

  private static final String RECORDS =
      """
      SELECT buyer, site_id, kind, canonical FROM training_record
       WHERE site_id = ANY (?) AND kind IN ('ENROLMENT', 'KPI_READING')
       ORDER BY buyer, site_id, native_id""";
  private static final String STOOD = "SELECT * FROM training_standing WHERE at_site = ANY (?)";

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;
  private final KpiCatalogue kpis;

  TrainingReads(JdbcTemplate jdbc, ObjectMapper json, KpiCatalogue kpis) {
    this.jdbc = jdbc;
    this.json = json;
    this.kpis = kpis;
  }

  /** As things are now. */
  Map<Thing, TrainingStanding> now(UUID[] sites) {
    Map<Thing, TrainingStanding> standings = new LinkedHashMap<>();
    Map<StandingKey, List<KpiPoint>> readings = new LinkedHashMap<>();
    jdbc.query(
        RECORDS,
        row -> {
          StandingKey key = new StandingKey(row.getString(1), row.getObject(2, UUID.class));
          JsonNode record = tree(row, "canonical");
          if (row.getString("kind").equals("ENROLMENT")) {
            add(enrolment(key, record), standings);
          } else {
            KpiPoint.of(record)
                .ifPresent(p -> readings.computeIfAbsent(key, k -> new ArrayList<>()).add(p));
          }
        },
        (Object) sites);
    readings.forEach(
        (key, points) ->
            KpiSeries.of(points, kpis).stream()
                .map(series -> TrainingStanding.kpi(key, KpiStanding.of(series, kpis.units())))
                .forEach(standing -> standings.put(standing.thing(), standing)));
    return standings;
  }

  private static @Nullable TrainingStanding enrolment(StandingKey key, JsonNode record) {
    String module = record.path("module").asText();
    String stage = record.path("state").asText();
    return module.isEmpty() || stage.isEmpty()
        ? null
        : TrainingStanding.module(key, module, stage, day(record));
  }

  private static @Nullable LocalDate day(JsonNode enrolment) {
    String field =
        enrolment.path("state").asText().equals("COMPLETED") ? "completedOn" : "enrolledOn";
    return enrolment.hasNonNull(field) ? LocalDate.parse(enrolment.path(field).asText()) : null;
  }

  /** Of two enrolments in one module the further counts. */
  private static void add(
      @Nullable TrainingStanding enrolment, Map<Thing, TrainingStanding> standings) {
    if (enrolment != null) {
      standings.merge(
          enrolment.thing(),
          enrolment,
          (one, other) ->
              TrainingStages.isFurther(String.valueOf(other.stage()), String.valueOf(one.stage()))
                  ? other
                  : one);
    }
  }

  /** As it stood last. */
  Map<Thing, TrainingStanding> before(UUID[] sites) {
    Map<Thing, TrainingStanding> before = new LinkedHashMap<>();
    jdbc.query(
        STOOD,
        row -> {
          TrainingStanding stood = stood(row);
          before.put(stood.thing(), stood);
        },
        (Object) sites);
    return before;
  }

  private TrainingStanding stood(ResultSet row) throws SQLException {
    StandingKey key = new StandingKey(row.getString("buyer"), row.getObject("at_site", UUID.class));
    return new TrainingStanding(
        new Thing(key, row.getString("data_class"), row.getString("code")),
        row.getString("stage"),
        row.getObject("since", LocalDate.class),
        row.getString("kpi") == null ? null : kpi(row));
  }

  private KpiStanding kpi(ResultSet row) throws SQLException {
    try {
      return json.readValue(row.getString("kpi"), KpiStanding.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a KPI is kept as it was never written", e);
    }
  }

  private JsonNode tree(ResultSet row, String column) throws SQLException {
    try {
      return json.readTree(row.getString(column));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database keeps JSON that is none", e);
    }
  }
}
