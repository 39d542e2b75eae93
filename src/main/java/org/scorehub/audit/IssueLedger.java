package org.scorehub.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.AuditScope;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.canonical.avro.LocalisedText;

/**
 * The issues of one site as one buyer's audits tell them. Rules: a finding opens an issue or is one
 * more observation of it; only an auditor's word closes it; what an audit does not mention stays as
 * it is; a follow-up touches no existing issue outside its declared scope; a corrected audit takes
 * back what only its earlier content said.
 */
final class IssueLedger {

  private final Map<String, Issue> issues = new TreeMap<>();
  private final Map<String, Issue> changed = new LinkedHashMap<>();

  IssueLedger(Collection<Issue> known) {
    known.forEach(issue -> issues.put(id(issue.scheme(), issue.key()), issue));
  }

  Collection<Issue> all() {
    return List.copyOf(issues.values());
  }

  /** Issues that differ from what the ledger began with. */
  Collection<Issue> changed() {
    return List.copyOf(changed.values());
  }

  /** Takes in the current revision of an audit, in place of what its earlier revisions said. */
  void observe(Audit audit, int revision) {
    AuditReference reference = new AuditReference(audit.getScheme(), audit.getNativeId());
    Map<String, Issue> before = Map.copyOf(issues);
    issues.replaceAll((id, issue) -> without(issue, reference));
    for (Finding finding : audit.getFindings()) {
      observe(audit, revision, finding);
    }
    issues.forEach(
        (id, issue) -> {
          if (!issue.equals(before.get(id))) {
            changed.put(id, issue);
          }
        });
  }

  /** Says where the changed issues belong. */
  void place(UnaryOperator<Issue> placing) {
    changed.replaceAll((id, issue) -> placing.apply(issue));
    issues.putAll(changed);
  }

  /** The issue that a finding opened or observed; null if there is none. */
  @Nullable Issue of(Audit audit, Finding finding) {
    return issues.get(id(audit.getScheme(), key(finding)));
  }

  private void observe(Audit audit, int revision, Finding finding) {
    String key = key(finding);
    String id = id(audit.getScheme(), key);
    Observation observation =
        new Observation(
            audit.getScheme(),
            audit.getNativeId(),
            revision,
            finding.getStatus(),
            finding.getAnswer(),
            audit.getEndedOn());
    Issue existing = issues.get(id);
    if (existing == null) {
      issues.put(id, opened(key, finding, observation));
    } else if (inScope(audit, finding)) {
      issues.put(id, observed(existing, finding, observation));
    }
  }

  private static Issue opened(String key, Finding finding, Observation observation) {
    LocalisedText text = finding.getTexts().isEmpty() ? null : finding.getTexts().get(0);
    return new Issue(
        null,
        observation.scheme(),
        key,
        finding.getNativeId(),
        finding.getNativeCode(),
        Placement.given(FindingAnswers.given(finding)),
        finding.getSeverity().getLevel(),
        finding.getSeverity().getIssued(),
        state(finding.getStatus()),
        observation.observedOn(),
        finding.getDueOn(),
        text == null ? null : text.getText(),
        text == null ? null : text.getLanguage(),
        List.of(observation));
  }

  private static Issue observed(Issue issue, Finding finding, Observation observation) {
    if (!issue.observations().isEmpty() && observation.isBefore(issue.latest())) {
      return issue.with(issue.state(), inserted(issue.observations(), observation));
    }
    Issue fresh = opened(issue.key(), finding, observation);
    boolean quiet = fresh.text() == null;
    return new Issue(
        issue.id(),
        issue.scheme(),
        issue.key(),
        issue.nativeId(),
        issue.nativeCode(),
        Placement.given(fresh.placement().given()),
        quiet ? issue.severity() : fresh.severity(),
        quiet ? issue.severityIssued() : fresh.severityIssued(),
        next(issue.state(), finding.getStatus()),
        issue.openedOn() == null ? fresh.openedOn() : issue.openedOn(),
        fresh.dueOn() == null ? issue.dueOn() : fresh.dueOn(),
        quiet ? issue.text() : fresh.text(),
        quiet ? issue.language() : fresh.language(),
        inserted(issue.observations(), observation));
  }

  private static List<Observation> inserted(List<Observation> earlier, Observation observation) {
    List<Observation> all = new ArrayList<>(earlier);
    int at = all.size();
    while (at > 0 && observation.isBefore(all.get(at - 1))) {
      at--;
    }
    all.add(at, observation);
    return all;
  }

  /** An auditor who finds it open again overrules evidence that was submitted. */
  private static IssueState next(IssueState current, FindingStatus status) {
    boolean workGoesOn = current == IssueState.ACTION_AGREED || current == IssueState.IN_PROGRESS;
    return status == FindingStatus.OPEN && (workGoesOn || current == IssueState.DISPUTED)
        ? current
        : state(status);
  }

  static IssueState state(FindingStatus status) {
    return switch (status) {
      case OPEN -> IssueState.OPEN;
      case PROGRESS -> IssueState.IN_PROGRESS;
      case CLOSED -> IssueState.VERIFIED_CLOSED;
    };
  }

  private static Issue without(Issue issue, AuditReference audit) {
    List<Observation> others = issue.observations().stream().filter(o -> !o.isOf(audit)).toList();
    if (others.size() == issue.observations().size()) {
      return issue;
    }
    return others.isEmpty()
        ? issue.with(IssueState.WITHDRAWN, List.of())
        : issue.with(state(others.get(others.size() - 1).status()), others);
  }

  private static boolean inScope(Audit audit, Finding finding) {
    AuditScope scope = audit.getScope();
    if (audit.getKind() != AuditKind.FOLLOW_UP || scope == null) {
      return true;
    }
    return scope.getAreas().contains(finding.getNativeArea())
        || scope.getCodes().contains(finding.getNativeCode());
  }

  /** Native id of a finding, else its native code, else a hash of its text. */
  static String key(Finding finding) {
    if (finding.getNativeId() != null) {
      return finding.getNativeId();
    }
    if (finding.getNativeCode() != null) {
      return finding.getNativeCode();
    }
    String text = finding.getTexts().isEmpty() ? "" : finding.getTexts().get(0).getText();
    return "text-" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String id(String scheme, String key) {
    return scheme + '|' + key;
  }
}
