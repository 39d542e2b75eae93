package org.scorehub.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.Rating;

/**
 * An audit of a site that the viewing organisation holds, in its current revision.
 *
 * @param connector the system that supplied it
 * @param exchangeId the document it came in
 * @param revision of the audit, from 1
 * @param countedRating overall rating that the counting rule of the scheme gives, as the mapping
 *     warned when the document came; null where it agrees with the one issued or does not apply
 * @param audit as understood last
 */
public record HeldAudit(
    String connector,
    UUID exchangeId,
    int revision,
    Instant suppliedAt,
    @Nullable String countedRating,
    Audit audit) {

  public AuditRef ref() {
    return new AuditRef(audit.getScheme(), audit.getNativeId());
  }

  /** Whether it looks again at what another audit found. */
  public boolean isFollowUp() {
    return audit.getKind() == AuditKind.FOLLOW_UP;
  }

  /** Last day on site; where that is missing the day of issue; null if neither is known. */
  public @Nullable LocalDate day() {
    return audit.getEndedOn() == null ? issuedOn() : audit.getEndedOn();
  }

  /** Day of issue in UTC; null if not given. */
  @Nullable LocalDate issuedOn() {
    Instant issued = audit.getIssuedAt();
    return issued == null ? null : LocalDate.ofInstant(issued, ZoneOffset.UTC);
  }

  /** Overall rating as issued; null if there is none. */
  @Nullable String rating() {
    Rating rating = audit.getOverallRating();
    return rating == null ? null : rating.getValue();
  }
}
