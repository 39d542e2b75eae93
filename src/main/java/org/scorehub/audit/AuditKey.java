package org.scorehub.audit;

import org.scorehub.canonical.avro.Audit;
import org.scorehub.intake.SiteDocument;

/** An audit as one buyer supplied it. */
record AuditKey(String buyer, String scheme, String nativeId) {

  static AuditKey of(SiteDocument document) {
    Audit audit = (Audit) document.canonical();
    return new AuditKey(document.buyer(), audit.getScheme(), audit.getNativeId());
  }

  AuditKey parent(String parentNativeId) {
    return new AuditKey(buyer, scheme, parentNativeId);
  }
}
