package org.scorehub.web.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scorehub.activation.RulesActivator.Draft;
import org.scorehub.audit.Correction;
import org.scorehub.audit.Corrections;
import org.scorehub.audit.KnownIssue;
import org.scorehub.audit.RulesComparison;
import org.scorehub.audit.SiteView;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.RulesInUse;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works out what changed rules would do to the issues that the caller's organisations see. */
@Component
class RulesReads {

  private static final String OPEN =
      "SELECT id, site_id, scheme, native_code, coalesce(given_topic, topic) AS given_topic,"
          + " severity, severity_issued, text, language FROM site_issue"
          + " WHERE state NOT IN ('VERIFIED_CLOSED', 'WITHDRAWN') AND buyer = hub_organisation()"
          + " ORDER BY site_id, scheme, issue_key";

  private final OrganisationDatabase database;
  private final RulesInUse rules;

  RulesReads(OrganisationDatabase database, RulesInUse rules) {
    this.database = database;
    this.rules = rules;
  }

  /** What a draft would do. */
  RulesPreview preview(Draft draft) {
    Matcher now = rules.matcher();
    Matcher then = draft.matcher();
    RulesPreview empty =
        new RulesPreview(
            draft.bundle(),
            then == null ? null : then.rules().version(),
            now.rules().version(),
            draft.changes(),
            draft.problems(),
            List.of(),
            List.of(),
            List.of());
    return then == null
        ? empty
        : empty.with(
            Caller.current().organisations().stream()
                .map(buyer -> compared(buyer, now, then))
                .toList());
  }

  private RulesPreview.Sum compared(String buyer, Matcher now, Matcher then) {
    return database.as(
        buyer,
        jdbc -> {
          RulesComparison comparison = new RulesComparison(now, then, corrections(jdbc, buyer));
          Map<UUID, Set<String>> had = modulesHad(jdbc);
          RulesPreview.Sum sum = new RulesPreview.Sum(buyer);
          openIssues(jdbc, buyer)
              .forEach(
                  (site, issues) ->
                      sum.add(
                          comparison.compare(
                              new SiteView(buyer, site), issues, had.getOrDefault(site, Set.of())),
                          issues.size()));
          return sum;
        });
  }

  private static Map<UUID, List<KnownIssue>> openIssues(JdbcClient jdbc, String buyer) {
    Map<UUID, List<KnownIssue>> bySite = new LinkedHashMap<>();
    jdbc.sql(OPEN)
        .query((row, number) -> issue(row, buyer))
        .list()
        .forEach(
            issue ->
                bySite
                    .computeIfAbsent(issue.view().siteId(), site -> new ArrayList<>())
                    .add(issue));
    return bySite;
  }

  private static KnownIssue issue(ResultSet row, String buyer) throws SQLException {
    return new KnownIssue(
        new SiteView(buyer, Columns.uuid(row, "site_id")),
        Columns.uuid(row, "id"),
        row.getString("scheme"),
        row.getString("native_code"),
        row.getString("given_topic"),
        SeverityLevel.valueOf(row.getString("severity")),
        row.getString("severity_issued"),
        row.getString("text"),
        row.getString("language"));
  }

  /** Own training, and others' as far as consent reaches; the database decides. */
  private static Map<UUID, Set<String>> modulesHad(JdbcClient jdbc) {
    Map<UUID, Set<String>> had = new HashMap<>();
    jdbc.sql(
            "SELECT site_id, module FROM training_record WHERE kind = 'ENROLMENT'"
                + " AND canonical ->> 'state' = 'COMPLETED' AND module IS NOT NULL")
        .query(
            row -> {
              had.computeIfAbsent(Columns.uuid(row, "site_id"), site -> new HashSet<>())
                  .add(row.getString("module"));
            });
    return had;
  }

  private static Corrections corrections(JdbcClient jdbc, String buyer) {
    return new Corrections(
        jdbc.sql("SELECT * FROM finding_correction WHERE undone_at IS NULL AND buyer = ?")
            .param(buyer)
            .query(Correction::from)
            .list());
  }
}
