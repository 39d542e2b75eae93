package org.scorehub.web.evidence;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.reconcile.AuditColumn;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.escalation.EscalationReads;
import org.scorehub.web.escalation.HiddenFindings;
import org.scorehub.web.evidence.DocumentFacts.Facts;
import org.scorehub.web.reconcile.ReconciliationReads;
import org.scorehub.web.reconcile.ReconciliationView;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The audits with the documents that they came in, and their findings, audit by audit. */
@Component
@Order(2)
class AuditPart implements EvidencePart {

  private static final String CANONICAL =
      """
      SELECT r.canonical FROM audit_supply s CROSS JOIN LATERAL (
             SELECT canonical FROM audit_rendition r
              WHERE (r.buyer, r.scheme, r.native_id, r.revision)
                  = (s.buyer, s.scheme, s.native_id, s.revision)
              ORDER BY rendered_at DESC LIMIT 1) r
       WHERE s.scheme = ? AND s.native_id = ?""";

  private final ReconciliationReads reconciliation;
  private final DocumentFacts documents;
  private final EscalationReads escalations;
  private final OrganisationDatabase database;

  AuditPart(
      ReconciliationReads reconciliation,
      DocumentFacts documents,
      EscalationReads escalations,
      OrganisationDatabase database) {
    this.reconciliation = reconciliation;
    this.documents = documents;
    this.escalations = escalations;
    this.database = database;
  }

  @Override
  public void add(UUID site, EvidenceRows rows) {
    ReconciliationView view = reconciliation.get(site);
    rows.begin(EvidenceSection.AUDITS);
    Map<UUID, Facts> facts =
        documents.of(view.audits().stream().map(AuditColumn::exchangeId).toList());
    view.audits().forEach(audit -> addAudit(audit, facts.get(audit.exchangeId()), rows));
    rows.begin(EvidenceSection.FINDINGS);
    if (rows.wants(EvidenceSection.FINDINGS)) {
      HiddenFindings hidden = escalations.hidden(site);
      FindingTopics topics = FindingTopics.of(view);
      view.audits().forEach(audit -> addFindings(audit, topics, hidden, rows));
    }
  }

  private static void addAudit(AuditColumn audit, @Nullable Facts facts, EvidenceRows rows) {
    rows.names(audit.exchangeId());
    rows.add(
        "/exchanges/" + audit.exchangeId(),
        audit.ref().scheme(),
        audit.ref().nativeId(),
        audit.schemeVersion(),
        audit.kind(),
        audit.outcome(),
        audit.isFollowUp() ? audit.first().nativeId() : null,
        audit.day(),
        audit.validity().from(),
        audit.validity().until(),
        audit.validity().basis().name(),
        audit.validity().source(),
        audit.state().name(),
        audit.rating(),
        audit.ratingScale(),
        audit.countedRating(),
        audit.auditorFirm(),
        audit.findings(),
        audit.revision(),
        audit.connector(),
        audit.exchangeId(),
        facts == null ? null : facts.document(),
        facts == null ? audit.suppliedAt() : facts.receivedAt(),
        facts == null ? null : facts.size(),
        facts == null ? null : facts.sha256(),
        facts == null ? null : facts.bundle());
  }

  private void addFindings(
      AuditColumn column, FindingTopics topics, HiddenFindings hidden, EvidenceRows rows) {
    Audit audit = canonical(column);
    List<Finding> findings = audit == null ? List.of() : audit.getFindings();
    for (int i = 0; i < findings.size(); i++) {
      addFinding(column, i, findings.get(i), topics, hidden, rows);
    }
  }

  private @Nullable Audit canonical(AuditColumn column) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(CANONICAL)
                .params(column.ref().scheme(), column.ref().nativeId())
                .query((row, n) -> AvroCodec.decode(Audit.class, row.getBytes(1)))
                .optional()
                .orElse(null));
  }

  private static void addFinding(
      AuditColumn column,
      int position,
      Finding finding,
      FindingTopics topics,
      HiddenFindings hidden,
      EvidenceRows rows) {
    String scheme = column.ref().scheme();
    String first = finding.getTexts().isEmpty() ? null : finding.getTexts().get(0).getText();
    boolean withheld = hidden.covers(scheme, finding.getNativeCode(), first);
    FindingWords words = withheld ? FindingWords.NONE : FindingWords.of(finding.getTexts());
    rows.add(
        "/exchanges/" + column.exchangeId() + "/explanation?path=/findings/" + position,
        scheme,
        column.ref().nativeId(),
        position + 1,
        finding.getNativeId(),
        finding.getNativeCode(),
        finding.getNativeArea(),
        topics.of(column.ref(), position, finding.getTopic()),
        finding.getAnswer(),
        finding.getSeverity().getIssued(),
        finding.getSeverity().getLevel().name(),
        finding.getStatus().name(),
        words.text(),
        words.language(),
        finding.getLaw(),
        finding.getDueOn());
  }
}
