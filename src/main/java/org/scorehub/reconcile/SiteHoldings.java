package org.scorehub.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one organisation holds of one site.
 *
 * @param audits in any order
 * @param workers number of workers as described last; null if nobody said
 */
public record SiteHoldings(
    List<HeldAudit> audits, List<HeldIssue> issues, @Nullable Integer workers) {

  public SiteHoldings {
    audits = List.copyOf(audits);
    issues = List.copyOf(issues);
  }
}
