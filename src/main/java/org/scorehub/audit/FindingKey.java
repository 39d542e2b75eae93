package org.scorehub.audit;

import org.scorehub.canonical.avro.Finding;

/** What tells the findings of one scheme at one site apart, over all audits that observe them. */
public final class FindingKey {

  private FindingKey() {}

  /** Native id of a finding, else its native code, else a hash of its text. */
  public static String of(Finding finding) {
    return IssueLedger.key(finding);
  }
}
