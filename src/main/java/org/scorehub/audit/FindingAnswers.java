package org.scorehub.audit;

import java.time.Instant;
import java.util.Optional;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.matching.Escalations;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.Match;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.RaisedEscalation;

/** What the rules answer to the findings of an audit. */
final class FindingAnswers {

  private final Matcher matcher;
  private final Escalations escalations;

  FindingAnswers(Matcher matcher) {
    this.matcher = matcher;
    this.escalations = new Escalations(matcher.rules());
  }

  Match match(Audit audit, Finding finding) {
    LocalisedText text = finding.getTexts().isEmpty() ? null : finding.getTexts().get(0);
    return matcher.match(
        new FindingSignal(
            audit.getScheme(),
            finding.getNativeCode(),
            finding.getTopic(),
            finding.getSeverity().getLevel(),
            finding.getSeverity().getIssued(),
            text == null ? null : text.getText(),
            text == null ? null : text.getLanguage(),
            false));
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
}
