package org.scorehub.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.matching.Escalations;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.Match;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.RaisedEscalation;
import org.scorehub.matching.Reason;

/**
 * What people's corrections, and else the rules, answer to findings and to the issues they open.
 */
final class FindingAnswers {

  /** An answer; the correction is null if the rules gave it. */
  record Answer(Match match, @Nullable Correction correction) {

    Placement placing(String given) {
      return new Placement(
          given,
          match.topic(),
          match.confidence(),
          correction == null && match.needsPerson(),
          correction == null ? null : correction.id());
    }
  }

  private final Matcher matcher;
  private final Corrections corrections;
  private final Escalations escalations;

  FindingAnswers(Matcher matcher, Corrections corrections) {
    this.matcher = matcher;
    this.corrections = corrections;
    this.escalations = new Escalations(matcher.rules());
  }

  /** Writes into each finding where the rules place it; corrections stay with the issues. */
  static void place(Audit audit, Matcher matcher) {
    for (Finding finding : audit.getFindings()) {
      String given = given(finding);
      Match match = matcher.match(signal(audit, finding, null));
      finding.setMappedTopic(given.equals(match.topic()) ? null : given);
      finding.setTopic(match.topic());
      finding.setTopicConfidence(match.confidence());
      finding.setTopicEvidence(
          match.reasons().stream().map(Reason::rule).distinct().collect(Collectors.joining(" ")));
    }
  }

  static String given(Finding finding) {
    return finding.getMappedTopic() == null ? finding.getTopic() : finding.getMappedTopic();
  }

  /**
   * The answer to a finding of a view's site.
   *
   * @param issue the issue it observes, whose text counts if the finding has none; null if none
   */
  Match match(SiteView view, Audit audit, Finding finding, @Nullable Issue issue) {
    UUID id = issue == null ? null : IssueRows.issueId(view, issue);
    return answer(view.buyer(), id, signal(audit, finding, issue)).match();
  }

  /** The answer to an issue as it was observed last. */
  Match match(SiteView view, Issue issue) {
    return answer(view, issue).match();
  }

  /** The issue where it belongs. */
  Issue placed(SiteView view, Issue issue) {
    return issue.at(answer(view, issue).placing(issue.placement().given()));
  }

  private Answer answer(SiteView view, Issue issue) {
    return answer(view.buyer(), IssueRows.issueId(view, issue), signal(issue));
  }

  private Answer answer(String buyer, @Nullable UUID issue, FindingSignal signal) {
    Correction correction =
        corrections
            .of(buyer, signal, issue, FoldedText.hash(signal.text()), matcher.rules())
            .orElse(null);
    return correction == null
        ? new Answer(matcher.match(signal), null)
        : new Answer(matcher.decided(signal, correction.topic(), correction.reason()), correction);
  }

  private static FindingSignal signal(Audit audit, Finding finding, @Nullable Issue issue) {
    LocalisedText own = finding.getTexts().isEmpty() ? null : finding.getTexts().get(0);
    LocalisedText text = own == null && issue != null ? issue.words() : own;
    return new FindingSignal(
        audit.getScheme(),
        finding.getNativeCode(),
        given(finding),
        finding.getSeverity().getLevel(),
        finding.getSeverity().getIssued(),
        text == null ? null : text.getText(),
        text == null ? null : text.getLanguage(),
        false);
  }

  private static FindingSignal signal(Issue issue) {
    return new FindingSignal(
        issue.scheme(),
        issue.nativeCode(),
        issue.placement().given(),
        issue.severity(),
        issue.severityIssued(),
        issue.text(),
        issue.language(),
        false);
  }

  /**
   * The escalation that a finding raises; empty if none, or if the finding is closed.
   *
   * @param receivedAt when it is raised if the issuer gives no time
   */
  Optional<RaisedEscalation> escalation(
      Audit audit, Finding finding, Match match, Instant receivedAt) {
    Instant raisedAt = audit.getIssuedAt() == null ? receivedAt : audit.getIssuedAt();
    return finding.getStatus() == FindingStatus.CLOSED
        ? Optional.empty()
        : escalations.of(audit.getScheme(), match, raisedAt);
  }

  /** The escalation that an issue raises at a time; empty if none. */
  Optional<RaisedEscalation> escalation(SiteView view, Issue issue, Instant raisedAt) {
    return escalations.of(issue.scheme(), match(view, issue), raisedAt);
  }
}
