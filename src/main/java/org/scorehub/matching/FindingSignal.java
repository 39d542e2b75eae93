package org.scorehub.matching;

import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;

/**
 * All that matching may look at in one finding.
 *
 * @param scheme audit scheme, for example {@code amfori-bsci}; names like "amfori BSCI 2021" are
 *     understood; null if unknown
 * @param code native code in that scheme, for example 7.14; null if the finding has none
 * @param topic topic set by a mapping or a person; null or {@link Topic#UNMAPPED} if none is
 * @param severity severity in the hub's order
 * @param issuedSeverity the buyer's own word for it, null if it gave none
 * @param text the finding in words, null if there are none
 * @param language BCP 47 tag of the text, null if unknown
 * @param zeroTolerance whether the buyer or auditor flagged it as zero tolerance
 */
public record FindingSignal(
    @Nullable String scheme,
    @Nullable String code,
    @Nullable String topic,
    SeverityLevel severity,
    @Nullable String issuedSeverity,
    @Nullable String text,
    @Nullable String language,
    boolean zeroTolerance) {

  /** A finding of which only its code is known. */
  public static FindingSignal coded(String scheme, String code) {
    return new FindingSignal(scheme, code, null, SeverityLevel.UNRATED, null, null, null, false);
  }
}
