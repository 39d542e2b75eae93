package org.scorehub.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is assumed of the cost of an audit that another one made needless: the rows of {@code
 * mappings/score/audit-effort.csv}. Assumptions of this project, no figure of a scheme or a firm.
 *
 * @param windowMonths two full audits at most so far apart are looked at
 * @param sharedTopics share of the later audit's topics that the earlier one asked too, 0 to 1
 * @param days auditor days by number of workers, the smallest first; the last has no limit
 * @param rate price of an auditor day
 * @param currency ISO 4217
 * @param sources of all rows, each once
 */
public record AuditEffort(
    int windowMonths,
    double sharedTopics,
    List<Days> days,
    long rate,
    String currency,
    List<String> sources) {

  private static final int USUAL_WORKERS = 500;

  /**
   * Auditor days for sites of a size.
   *
   * @param workersUpTo null for any number
   */
  public record Days(@Nullable Integer workersUpTo, int days) {}

  public AuditEffort {
    days = List.copyOf(days);
    sources = List.copyOf(sources);
  }

  /** Auditor days for a site; of unknown size as one of 500 workers. */
  public int daysFor(@Nullable Integer workers) {
    int known = workers == null ? USUAL_WORKERS : workers;
    return days.stream()
        .filter(row -> row.workersUpTo() == null || known <= row.workersUpTo())
        .findFirst()
        .map(Days::days)
        .orElse(0);
  }
}
