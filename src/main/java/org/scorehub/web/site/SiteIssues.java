package org.scorehub.web.site;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.scorehub.web.escalation.EscalationReads;
import org.scorehub.web.escalation.HiddenFindings;
import org.scorehub.web.reconcile.DecidedIssues;
import org.scorehub.web.reconcile.IssueDecision;
import org.springframework.stereotype.Component;

/** Reads the issues of a site that outlive its audits. */
@Component
public class SiteIssues {

  /**
   * Something to be put right at a site.
   *
   * @param confidence of the topic, 0 to 1; null if it was placed before this was kept
   * @param needsPerson whether it waits for a person to say where it belongs
   * @param severity canonical level
   * @param severityIssued as the auditor said it
   * @param text as observed last; null if there is none or if withheld
   * @param withheld true if the text belongs to an escalation that is not for the caller's roles
   * @param observations every audit's sight of it, canonical IssueObservation
   * @param decision what the organisation decided where audits speak of it; null if nothing
   */
  public record SiteIssue(
      UUID id,
      String scheme,
      @Nullable String nativeCode,
      String topic,
      @Nullable Double confidence,
      boolean needsPerson,
      String severity,
      @Nullable String severityIssued,
      String state,
      @Nullable LocalDate openedOn,
      @Nullable LocalDate dueOn,
      @Nullable String text,
      @Nullable String language,
      boolean withheld,
      String lastAudit,
      @Nullable LocalDate lastObserved,
      JsonNode observations,
      long version,
      @Nullable IssueDecision decision) {

    /** True unless verified closed or withdrawn. */
    @JsonIgnore
    public boolean isOpen() {
      return !state.equals("VERIFIED_CLOSED") && !state.equals("WITHDRAWN");
    }
  }

  private final OrganisationDatabase database;
  private final EscalationReads escalations;
  private final DecidedIssues decisions;

  SiteIssues(OrganisationDatabase database, EscalationReads escalations, DecidedIssues decisions) {
    this.database = database;
    this.escalations = escalations;
    this.decisions = decisions;
  }

  /** By topic, then by code. */
  public List<SiteIssue> ofSite(UUID site) {
    HiddenFindings hidden = escalations.hidden(site);
    DecidedIssues.OfSite decided = decisions.ofSite(site);
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT * FROM site_issue WHERE site_id = ? ORDER BY topic, scheme, issue_key")
                .param(site)
                .query((row, number) -> issue(row, hidden, decided))
                .list());
  }

  private static SiteIssue issue(ResultSet row, HiddenFindings hidden, DecidedIssues.OfSite decided)
      throws SQLException {
    String scheme = row.getString("scheme");
    String code = row.getString("native_code");
    boolean withheld = hidden.covers(scheme, code, row.getString("text"));
    return new SiteIssue(
        Columns.uuid(row, "id"),
        scheme,
        code,
        row.getString("topic"),
        row.getObject("confidence", Double.class),
        row.getBoolean("needs_person"),
        row.getString("severity"),
        row.getString("severity_issued"),
        row.getString("state"),
        Columns.date(row, "opened_on"),
        Columns.date(row, "due_on"),
        withheld ? null : row.getString("text"),
        row.getString("language"),
        withheld,
        row.getString("last_audit"),
        Columns.date(row, "last_observed"),
        Columns.json(row, "observations"),
        row.getLong("version"),
        decided.of(row.getString("topic"), scheme, row.getString("issue_key")));
  }
}
