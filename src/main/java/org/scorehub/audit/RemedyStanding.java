package org.scorehub.audit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.RemedyState;

/**
 * What stands of a remedy: entries that were taken back do not count.
 *
 * @param owed amount; null if it is not money
 * @param paid sum of the payments, 0 without one
 * @param handedIn whether there is a proof
 */
public record RemedyStanding(
    @Nullable BigDecimal owed,
    BigDecimal paid,
    boolean handedIn,
    boolean verified,
    boolean withdrawn) {

  /** Where the remedy is. */
  public RemedyState state() {
    if (withdrawn) {
      return RemedyState.WITHDRAWN;
    }
    if (verified) {
      return RemedyState.VERIFIED;
    }
    if (isGiven()) {
      return RemedyState.PAID;
    }
    return paid.signum() > 0 ? RemedyState.PARTLY_PAID : RemedyState.OWED;
  }

  /** All the money paid; of what is not money: there is a proof. */
  public boolean isGiven() {
    return owed == null ? handedIn : paid.compareTo(owed) >= 0;
  }
}
