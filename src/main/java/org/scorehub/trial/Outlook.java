package org.scorehub.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.AuditOutlook;
import org.scorehub.audit.AuditOutlook.FindingOutlook;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.matching.EscalationDeadline;
import org.scorehub.matching.Match;
import org.scorehub.matching.RaisedEscalation;
import org.scorehub.matching.RankedModules;

/**
 * What an audit would lead to on a site that nothing else is known of.
 *
 * @param assuming what that leaves out, for people
 * @param findings what answers each finding, in the order of the record
 * @param site modules for the site
 */
public record Outlook(String assuming, List<FindingAnswer> findings, RankedModules site) {

  private static final String ASSUMING =
      "The site has no other audit and no training; earlier ones change what is open and ranked.";

  /**
   * What answers one finding.
   *
   * @param path JSON pointer of the finding
   * @param code its native code; null if it has none
   * @param raised what a person would have to decide; null if nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FindingAnswer(
      String path, @Nullable String code, @JsonUnwrapped Match match, @Nullable Raised raised) {}

  /**
   * An escalation.
   *
   * @param visibleTo roles that may see it
   */
  public record Raised(String kind, List<Clock> clocks, List<String> visibleTo) {}

  /**
   * A clock that runs on it.
   *
   * @param within ISO duration from the time of raising
   * @param dueAt ISO instant; null if the audit does not say when it was issued
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Clock(String name, String within, @Nullable String dueAt, String source) {}

  public Outlook {
    findings = List.copyOf(findings);
  }

  static Outlook of(Audit audit, AuditOutlook outlook) {
    List<FindingAnswer> findings = new ArrayList<>();
    for (FindingOutlook finding : outlook.findings()) {
      String path = "/findings/" + findings.size();
      findings.add(
          new FindingAnswer(
              path,
              finding.finding().getNativeCode(),
              finding.match(),
              finding.escalation().map(e -> raised(e, audit.getIssuedAt())).orElse(null)));
    }
    return new Outlook(ASSUMING, findings, outlook.modules());
  }

  private static Raised raised(RaisedEscalation raised, @Nullable Instant issuedAt) {
    return new Raised(
        raised.kind().name(),
        raised.clocks().stream().map(clock -> clock(raised, clock, issuedAt)).toList(),
        raised.visibleTo());
  }

  private static Clock clock(
      RaisedEscalation raised, EscalationDeadline clock, @Nullable Instant issuedAt) {
    return new Clock(
        clock.name(),
        Duration.between(raised.raisedAt(), clock.dueAt()).toString(),
        issuedAt == null ? null : clock.dueAt().toString(),
        clock.source());
  }
}
