package org.scorehub.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.ImprovementProject;
import org.scorehub.canonical.avro.KpiReading;
import org.scorehub.canonical.avro.Visit;
import org.scorehub.matching.RulesInUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums up the training of a site for one organisation: its own records, and those of others that it
 * holds consent for while it is linked to the site.
 */
@Component
public final class TrainingSummaries {

  private static final String VISIBLE =
      """
      SELECT t.buyer, t.kind, t.canonical FROM training_record t
       WHERE t.site_id = :site
         AND (t.buyer = :viewer OR hub_consented(t.buyer, :viewer, t.site_id,
              CASE t.kind WHEN 'KPI_READING' THEN 'KPI_READINGS' ELSE 'TRAINING_PROGRESS' END))
       ORDER BY t.buyer, t.kind, t.native_id""";

  private static final String TRAINING_PROGRESS = "TRAINING_PROGRESS";
  private static final String KPI_READINGS = "KPI_READINGS";

  private record Row(String provider, SpecificRecord content) {}

  private final RulesInUse rules;
  private final KpiCatalogue kpis;
  private final ObjectMapper json;

  TrainingSummaries(RulesInUse rules, KpiCatalogue kpis, ObjectMapper json) {
    this.rules = rules;
    this.kpis = kpis;
    this.json = json;
  }

  /**
   * Sums up in the caller's transaction. Asks for consent itself, so that it gives the same whether
   * the connection sees every organisation's rows or only the viewer's.
   */
  public TrainingSummary of(JdbcClient jdbc, String viewer, UUID site) {
    List<Row> rows =
        jdbc.sql(VISIBLE).param("site", site).param("viewer", viewer).query(this::row).list();
    return new TrainingSummary(
        ModuleSummary.of(all(rows, Enrolment.class), all(rows, Visit.class), rules.rules()),
        KpiSummary.of(all(rows, KpiReading.class), kpis),
        providers(rows));
  }

  private Row row(ResultSet row, int number) throws SQLException {
    TrainingKind kind = TrainingKind.valueOf(row.getString("kind"));
    return new Row(row.getString("buyer"), read(kind.type(), row.getString("canonical")));
  }

  private <T extends SpecificRecord> T read(Class<T> type, String text) {
    try {
      if (CanonicalJson.read(type, json.readTree(text)) instanceof Conversion.Canonical<T> read) {
        return read.value();
      }
      throw new IllegalStateException("stored " + type.getSimpleName() + " is not canonical");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored " + type.getSimpleName() + " is not JSON", e);
    }
  }

  private static <T> List<T> all(List<Row> rows, Class<T> type) {
    return rows.stream().map(Row::content).filter(type::isInstance).map(type::cast).toList();
  }

  private static List<TrainingSummary.Provider> providers(List<Row> rows) {
    Map<String, List<SpecificRecord>> byProvider =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    Row::provider,
                    TreeMap::new,
                    Collectors.mapping(Row::content, Collectors.toList())));
    return byProvider.entrySet().stream().map(e -> provider(e.getKey(), e.getValue())).toList();
  }

  private static TrainingSummary.Provider provider(String id, List<SpecificRecord> records) {
    List<String> classes =
        records.stream()
            .map(content -> content instanceof KpiReading ? KPI_READINGS : TRAINING_PROGRESS)
            .distinct()
            .sorted()
            .toList();
    LocalDate latest =
        records.stream()
            .map(TrainingSummaries::dayOf)
            .flatMap(Stream::ofNullable)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new TrainingSummary.Provider(id, classes, latest);
  }

  private static @Nullable LocalDate dayOf(SpecificRecord content) {
    if (content instanceof Enrolment e) {
      return latest(e.getCompletedOn(), e.getEnrolledOn());
    }
    if (content instanceof Visit v) {
      return v.getVisitedOn();
    }
    if (content instanceof KpiReading r) {
      return r.getPeriodUntil();
    }
    return content instanceof ImprovementProject p
        ? latest(p.getEvidenceOn(), p.getStartedOn())
        : null;
  }

  private static @Nullable LocalDate latest(@Nullable LocalDate one, @Nullable LocalDate other) {
    return Stream.of(one, other)
        .flatMap(Stream::ofNullable)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
