package org.scorehub.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.ImprovementProject;
import org.scorehub.canonical.avro.IssueProgress;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.canonical.avro.KpiReading;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.Visit;
import org.scorehub.matching.RulesInUse;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Composes what one buyer is told of a site's training: only records of others that it holds
 * consent for, about the site as this buyer itself describes it.
 */
@Component
public final class ProgressComposer {

  private static final String RECORDS =
      """
      SELECT canonical FROM training_record t
       WHERE t.site_id = ? AND t.kind = ? AND t.buyer <> ?
         AND hub_consented(t.buyer, ?, t.site_id, ?)
       ORDER BY t.buyer, t.native_id""";

  private final RulesInUse rules;
  private final KpiCatalogue kpis;
  private final ObjectMapper json;

  ProgressComposer(RulesInUse rules, KpiCatalogue kpis, ObjectMapper json) {
    this.rules = rules;
    this.kpis = kpis;
    this.json = json;
  }

  /**
   * Composes an update in the caller's transaction, as the pipeline.
   *
   * @param connector whose system is told
   * @return empty if there is nothing the buyer may be told
   */
  public Optional<ProgressUpdate> compose(
      JdbcTemplate jdbc, String buyer, UUID siteId, String connector, long version, Instant asOf) {
    Reader reader = new Reader(jdbc, buyer, siteId);
    List<Enrolment> enrolments = reader.progress(TrainingKind.ENROLMENT, Enrolment.class);
    List<Visit> visits = reader.progress(TrainingKind.VISIT, Visit.class);
    List<ImprovementProject> projects =
        reader.progress(TrainingKind.IMPROVEMENT_PROJECT, ImprovementProject.class);
    List<KpiReading> readings = reader.readings();
    if (enrolments.isEmpty() && visits.isEmpty() && projects.isEmpty() && readings.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ProgressUpdate.newBuilder()
            .setBuyer(buyer)
            .setSiteId(siteId.toString())
            .setVersion(version)
            .setAsOf(asOf)
            .setSite(reader.site(connector))
            .setModules(ModuleSummary.of(enrolments, visits, rules.rules()))
            .setKpis(KpiSummary.of(readings, kpis))
            .setIssues(reader.issues(projects))
            .build());
  }

  private final class Reader {
    private final JdbcTemplate jdbc;
    private final String buyer;
    private final UUID siteId;

    Reader(JdbcTemplate jdbc, String buyer, UUID siteId) {
      this.jdbc = jdbc;
      this.buyer = buyer;
      this.siteId = siteId;
    }

    <T extends SpecificRecord> List<T> progress(TrainingKind kind, Class<T> type) {
      return records(kind, type, "TRAINING_PROGRESS");
    }

    List<KpiReading> readings() {
      return records(TrainingKind.KPI_READING, KpiReading.class, "KPI_READINGS");
    }

    private <T extends SpecificRecord> List<T> records(
        TrainingKind kind, Class<T> type, String dataClass) {
      return jdbc.query(
          RECORDS,
          (row, n) -> read(type, row.getString(1)),
          siteId,
          kind.name(),
          buyer,
          buyer,
          dataClass);
    }

    /**
     * The site with all identifiers that this buyer gave it, in the words of the system that is
     * told: each system knows the site by its own.
     */
    Site site(String connector) {
      List<Site> supplies =
          jdbc.query(
              "SELECT canonical FROM site_supply WHERE buyer = ? AND site_id = ?"
                  + " ORDER BY connector <> ?, supplied_at DESC, connector",
              (row, n) -> read(Site.class, row.getString(1)),
              buyer,
              siteId,
              connector);
      Site site =
          supplies.isEmpty()
              ? Site.newBuilder().setSiteId(siteId.toString()).build()
              : supplies.get(0);
      site.setIdentifiers(
          supplies.stream().flatMap(s -> s.getIdentifiers().stream()).distinct().toList());
      return site;
    }

    List<IssueProgress> issues(List<ImprovementProject> projects) {
      List<IssueProgress> issues = new ArrayList<>();
      jdbc.query(
          """
          SELECT id, scheme, native_code, last_audit, topic, state, native_id FROM site_issue
           WHERE buyer = ? AND site_id = ? ORDER BY scheme, issue_key""",
          row -> {
            IssueProgress issue =
                IssueProgress.newBuilder()
                    .setIssueId(row.getString(1))
                    .setScheme(row.getString(2))
                    .setNativeCode(row.getString(3))
                    .setNativeId(row.getString(7))
                    .setAuditNativeId(row.getString(4))
                    .setTopic(row.getString(5))
                    .setState(IssueState.valueOf(row.getString(6)))
                    .build();
            issue.setProjects(workingOn(issue, projects));
            if (!issue.getProjects().isEmpty() && isTrainingsToTell(issue)) {
              issues.add(issue);
            }
          },
          buyer,
          siteId);
      return issues;
    }
  }

  /** Closing, disputing and withdrawing are the buyer's own values and are not told back to it. */
  private static boolean isTrainingsToTell(IssueProgress issue) {
    return switch (issue.getState()) {
      case OPEN, ACTION_AGREED, IN_PROGRESS, EVIDENCE_SUBMITTED -> true;
      case VERIFIED_CLOSED, DISPUTED, WITHDRAWN -> false;
    };
  }

  private static List<String> workingOn(IssueProgress issue, List<ImprovementProject> projects) {
    return projects.stream()
        .filter(p -> p.getIssues().stream().anyMatch(r -> ProjectReferences.names(r, issue)))
        .map(ImprovementProject::getTitle)
        .distinct()
        .toList();
  }

  private <T extends SpecificRecord> T read(Class<T> type, String text) {
    try {
      JsonNode tree = json.readTree(text);
      if (CanonicalJson.read(type, tree) instanceof Conversion.Canonical<T> canonical) {
        return canonical.value();
      }
      throw new IllegalStateException("stored " + type.getSimpleName() + " is not canonical");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored " + type.getSimpleName() + " is not JSON", e);
    }
  }
}
