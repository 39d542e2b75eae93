package org.scorehub.audit;

import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.intake.CanonicalRecorder;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteDocument;
import org.scorehub.matching.RulesInUse;
import org.springframework.stereotype.Component;

/**
 * Records audits: the same content as the current revision changes nothing, other content is a new
 * revision, a late older one becomes history, and a follow-up that came before the audit it follows
 * waits for it.
 */
@Component
final class AuditRecorder implements CanonicalRecorder {

  private final AuditEffects effects;
  private final RulesInUse rules;

  AuditRecorder(AuditEffects effects, RulesInUse rules) {
    this.effects = effects;
    this.rules = rules;
  }

  @Override
  public Set<Class<? extends SpecificRecord>> types() {
    return Set.of(Audit.class);
  }

  @Override
  public void record(List<SiteDocument> documents, Recording recording) {
    AuditRows rows = new AuditRows(recording.jdbc());
    AuditBatch batch = new AuditBatch(rows, recording, documents, this.rules.matcher());
    documents.forEach(batch::record);
    rows.write();
    batch.releaseWaiting();
    effects.apply(batch.effective(), recording);
  }
}
