package org.scorehub.matching;

import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;

/**
 * An issue of a site that is not closed, as ranking sees it.
 *
 * @param id its id, null if it has none yet
 * @param scheme scheme whose code names the issue
 * @param code that code, null for an issue without one
 * @param topic canonical topic, or {@link Topic#UNMAPPED}
 * @param severity most recent severity
 * @param issuedSeverity the buyer's own word for it, null if it gave none
 * @param zeroTolerance whether the buyer or auditor flagged it as zero tolerance
 */
public record OpenIssue(
    @Nullable String id,
    String scheme,
    @Nullable String code,
    String topic,
    SeverityLevel severity,
    @Nullable String issuedSeverity,
    boolean zeroTolerance) {

  /** An issue without an id. */
  public OpenIssue(
      String scheme,
      @Nullable String code,
      String topic,
      SeverityLevel severity,
      @Nullable String issuedSeverity,
      boolean zeroTolerance) {
    this(null, scheme, code, topic, severity, issuedSeverity, zeroTolerance);
  }

  FindingSignal signal() {
    return new FindingSignal(
        scheme, code, topic, severity, issuedSeverity, null, null, zeroTolerance);
  }
}
