package org.scorehub.audit;

import java.time.Instant;
import java.util.UUID;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.intake.SiteDocument;

/** An audit about to be recorded at a revision. */
record RecordedAudit(
    AuditKey key,
    UUID siteId,
    long siteVersion,
    String connector,
    UUID exchangeId,
    Instant receivedAt,
    int revision,
    Audit canonical) {

  /** The site as the supplying buyer sees it. */
  SiteView view() {
    return new SiteView(key.buyer(), siteId);
  }

  static RecordedAudit of(SiteDocument document, int revision) {
    Audit audit = (Audit) document.canonical();
    audit.setRevision(revision);
    audit.getSite().setSiteId(document.siteId().toString());
    return new RecordedAudit(
        AuditKey.of(document),
        document.siteId(),
        document.siteVersion(),
        document.received().connector(),
        document.received().id(),
        document.received().receivedAt(),
        revision,
        audit);
  }
}
