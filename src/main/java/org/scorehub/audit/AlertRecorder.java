package org.scorehub.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Escalation;
import org.scorehub.intake.AlarmRecorder;
import org.scorehub.intake.CanonicalRecorder;
import org.scorehub.intake.Earlier;
import org.scorehub.intake.ReceivedDocument;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteDocument;
import org.scorehub.journal.ExchangeState;
import org.scorehub.matching.Escalations;
import org.scorehub.matching.RaisedEscalation;
import org.scorehub.matching.RulesInUse;
import org.scorehub.matching.Topic;
import org.springframework.stereotype.Component;

/** Records alerts: documents of their own, and alarms found in other documents. */
@Component
final class AlertRecorder implements CanonicalRecorder, AlarmRecorder {

  private final RulesInUse rules;
  private final EscalationRows rows;

  AlertRecorder(RulesInUse rules, EscalationRows rows) {
    this.rules = rules;
    this.rows = rows;
  }

  @Override
  public Set<Class<? extends SpecificRecord>> types() {
    return Set.of(Escalation.class);
  }

  @Override
  public void record(List<SiteDocument> documents, Recording recording) {
    List<EscalationRow> issued = new ArrayList<>();
    for (SiteDocument document : documents) {
      Escalation alert = (Escalation) document.canonical();
      EscalationRow row =
          row(document.received(), alert, document.siteId(), document.siteVersion());
      if (alert.getAuditNativeId() != null) {
        recording.key(document, "native", alert.getAuditNativeId());
      }
      if (stands(document, row, recording)) {
        recording.settle(document, ExchangeState.UNCHANGED, null, "the alert stands as it is");
        continue;
      }
      issued.add(row);
      recording.settle(document, ExchangeState.RECORDED, null, "alert " + alert.getState().name());
    }
    rows.writeIssued(issued, recording);
  }

  /** In a replay: whether people or later alerts may have moved on what this one raised. */
  private boolean stands(SiteDocument document, EscalationRow row, Recording recording) {
    Earlier earlier = recording.earlier(document);
    return earlier != null
        && (recording.isOvertaken(document)
            || (earlier.isRecorded() && rows.exists(row, recording)));
  }

  @Override
  public void raise(List<Alarm> alarms, Recording recording) {
    rows.writeIssued(
        alarms.stream()
            .map(alarm -> row(alarm.received(), alarm.escalation(), alarm.siteId(), 0))
            .filter(row -> !recording.isRepeated() || !rows.exists(row, recording))
            .toList(),
        recording);
  }

  private EscalationRow row(
      ReceivedDocument received, Escalation alert, @Nullable UUID siteId, long siteVersion) {
    String topic = alert.getTopic() == null ? Topic.UNMAPPED : alert.getTopic();
    RaisedEscalation raised =
        new Escalations(rules.rules())
            .raised(
                alert.getKind(),
                alert.getScheme(),
                topic,
                alert.getRaisedAt() == null ? received.receivedAt() : alert.getRaisedAt());
    String finding = alert.getFindingId() == null ? alert.getFindingCode() : alert.getFindingId();
    boolean findingKnown = siteId != null && finding != null;
    String place = findingKnown ? String.valueOf(siteId) : alert.getAuditNativeId();
    String subject = findingKnown ? finding : alert.getNativeId();
    return new EscalationRow(
        received.buyer(),
        EscalationRow.id(received.buyer(), alert.getScheme(), place, subject),
        siteId,
        siteVersion,
        alert.getKind(),
        alert.getCategory(),
        alert.getState(),
        alert.getScheme(),
        alert.getAuditNativeId(),
        alert.getNativeId(),
        alert.getFindingCode(),
        topic,
        raised.raisedAt(),
        raised.clocks(),
        raised.visibleTo(),
        alert.getTexts(),
        received.id());
  }
}
