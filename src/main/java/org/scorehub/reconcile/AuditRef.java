package org.scorehub.reconcile;

import java.util.Comparator;

/**
 * Names an audit among those that one organisation holds.
 *
 * @param scheme for example {@code amfori-bsci}
 * @param nativeId the scheme's own id of the audit
 */
public record AuditRef(String scheme, String nativeId) implements Comparable<AuditRef> {

  private static final Comparator<AuditRef> ORDER =
      Comparator.comparing(AuditRef::scheme).thenComparing(AuditRef::nativeId);

  @Override
  public int compareTo(AuditRef other) {
    return ORDER.compare(this, other);
  }
}
