package org.scorehub.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;
import org.scorehub.intake.Recording;
import org.scorehub.matching.RaisedEscalation;
import org.springframework.stereotype.Component;

/**
 * Keeps escalations in step with issues that were decided anew. What a person confirmed, resolved
 * or cancelled stays; so does what the issuer marked or reported itself.
 */
@Component
final class IssueEscalations {

  private final EscalationRows rows;

  IssueEscalations(EscalationRows rows) {
    this.rows = rows;
  }

  /** Raises, changes and cancels what these issues call for. */
  void follow(
      Map<SiteView, ? extends Collection<Issue>> issues,
      Map<SiteView, Long> versions,
      FindingAnswers answers,
      Recording recording) {
    Map<UUID, EscalationRows.Known> known = rows.ofFindings(issues.keySet(), recording);
    Map<String, UUID> exchanges = rows.exchanges(issues.keySet(), recording);
    List<EscalationRow> raised = new ArrayList<>();
    List<UUID> ended = new ArrayList<>();
    issues.forEach(
        (view, ofSite) ->
            ofSite.stream()
                .filter(issue -> issue.isOpen() && !issue.observations().isEmpty())
                .forEach(
                    issue -> {
                      UUID id = EscalationRow.id(view, issue);
                      Optional<RaisedEscalation> wanted =
                          wanted(view, issue, known.get(id), answers, recording);
                      UUID exchange = exchanges.get(key(view, issue));
                      if (wanted.isPresent() && exchange != null) {
                        long version = versions.getOrDefault(view, 0L);
                        raised.add(EscalationRow.of(view, version, issue, wanted.get(), exchange));
                      } else if (wanted.isEmpty() && endsByRules(known.get(id))) {
                        ended.add(id);
                      }
                    }));
    rows.writeDecided(raised, recording);
    rows.endByRules(ended, recording);
  }

  /** Clocks of what is known run on from when it was raised; a new matter begins now. */
  private static Optional<RaisedEscalation> wanted(
      SiteView view,
      Issue issue,
      EscalationRows.@Nullable Known known,
      FindingAnswers answers,
      Recording recording) {
    return answers.escalation(view, issue, known == null ? recording.now() : known.raisedAt());
  }

  private static boolean endsByRules(EscalationRows.@Nullable Known known) {
    return known != null
        && known.state().equals("RAISED")
        && known.kind() == EscalationKind.SEVERE_FINDING;
  }

  static String key(SiteView view, Issue issue) {
    return view.buyer() + '|' + issue.scheme() + '|' + issue.latest().auditNativeId();
  }
}
