package org.scorehub.reconcile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds full audits that ask within months what another full audit has answered. */
final class Duplicates {

  private final AuditEffort effort;
  private final TopicsAsked asked;
  private final @Nullable Integer workers;

  Duplicates(AuditEffort effort, TopicsAsked asked, @Nullable Integer workers) {
    this.effort = effort;
    this.asked = asked;
    this.workers = workers;
  }

  /** At most one for each later audit: that against the nearest earlier one. */
  List<DuplicateAudit> among(List<HeldAudit> inOrderOfDays) {
    List<DuplicateAudit> found = new ArrayList<>();
    for (int later = 1; later < inOrderOfDays.size(); later++) {
      for (int earlier = later - 1; earlier >= 0; earlier--) {
        Optional<DuplicateAudit> pair = pair(inOrderOfDays.get(earlier), inOrderOfDays.get(later));
        if (pair.isPresent()) {
          found.add(pair.get());
          break;
        }
      }
    }
    return found;
  }

  private Optional<DuplicateAudit> pair(HeldAudit earlier, HeldAudit later) {
    LocalDate from = earlier.day();
    LocalDate to = later.day();
    if (from == null || to == null || from.plusMonths(effort.windowMonths()).isBefore(to)) {
      return Optional.empty();
    }
    Set<String> wanted = asked.of(later.audit());
    Set<String> known = asked.of(earlier.audit());
    int shared = (int) wanted.stream().filter(known::contains).count();
    if (wanted.isEmpty() || shared < effort.sharedTopics() * wanted.size()) {
      return Optional.empty();
    }
    int days = effort.daysFor(workers);
    return Optional.of(
        new DuplicateAudit(
            earlier.ref(),
            later.ref(),
            (int) ChronoUnit.MONTHS.between(from, to),
            shared,
            wanted.size(),
            days,
            days * effort.rate()));
  }
}
