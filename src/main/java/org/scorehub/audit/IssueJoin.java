package org.scorehub.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.IssueState;

/**
 * Makes one issue of two that turn out to be of one site, and two of one again. Rules: the
 * observations of both count, in the order of their days; what the later observation left is what
 * the issue is, and on the same day the one that is open; it was opened when the first was. Apart
 * again, each has its own observations and, where nothing was observed since, is what it was.
 */
final class IssueJoin {

  /**
   * What is left of a divided issue on each side.
   *
   * @param stays null if nothing of it was observed there
   * @param back likewise
   */
  record Division(@Nullable Issue stays, @Nullable Issue back) {}

  private IssueJoin() {}

  static Issue join(Issue stays, Issue absorbed) {
    Issue later = isLater(absorbed, stays) ? absorbed : stays;
    return new Issue(
        stays.id(),
        stays.scheme(),
        stays.key(),
        stays.nativeId(),
        stays.nativeCode(),
        later.placement(),
        later.severity(),
        later.severityIssued(),
        later.state(),
        earlier(stays.openedOn(), absorbed.openedOn()),
        later.dueOn(),
        later.text(),
        later.language(),
        inOrder(stays.observations(), absorbed.observations()));
  }

  private static boolean isLater(Issue absorbed, Issue stays) {
    if (absorbed.observations().isEmpty() || stays.observations().isEmpty()) {
      return stays.observations().isEmpty() && !absorbed.observations().isEmpty();
    }
    if (stays.latest().isBefore(absorbed.latest())) {
      return true;
    }
    return !absorbed.latest().isBefore(stays.latest()) && absorbed.isOpen() && !stays.isOpen();
  }

  private static List<Observation> inOrder(List<Observation> first, List<Observation> second) {
    List<Observation> all = new ArrayList<>(first);
    for (Observation observation : second) {
      int at = all.size();
      while (at > 0 && observation.isBefore(all.get(at - 1))) {
        at--;
      }
      all.add(at, observation);
    }
    return all;
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBefore(one) ? other : one;
  }

  /**
   * Parts an issue.
   *
   * @param returning audits that go to the other side
   * @param stayed what the staying side had before the two were joined; null if nothing
   * @param went what the other side had; null if nothing
   */
  static Division divide(
      Issue now, Set<AuditReference> returning, @Nullable Issue stayed, @Nullable Issue went) {
    boolean fresh = stayed == null && went == null;
    return new Division(
        part(now, returning, false, fresh ? now : stayed, fresh),
        part(now, returning, true, went, fresh));
  }

  /**
   * One side.
   *
   * @param fresh whether it was never joined, so that nothing is known of it before
   */
  private static @Nullable Issue part(
      Issue now,
      Set<AuditReference> returning,
      boolean back,
      @Nullable Issue before,
      boolean fresh) {
    List<Observation> mine =
        now.observations().stream().filter(o -> returning.contains(reference(o)) == back).toList();
    if (before != null && before.observations().equals(mine)) {
      return before;
    }
    if (mine.isEmpty()) {
      return before == null || fresh ? null : before.with(IssueState.WITHDRAWN, mine);
    }
    return observed(now, mine, fresh ? null : before);
  }

  private static Issue observed(Issue now, List<Observation> mine, @Nullable Issue before) {
    Observation last = mine.get(mine.size() - 1);
    boolean latest = last.equals(now.latest());
    Issue base = latest || before == null ? now : before;
    IssueState state = latest ? now.state() : IssueLedger.state(last.status());
    return base.with(state, mine).opened(before == null ? first(mine) : before.openedOn());
  }

  private static @Nullable LocalDate first(List<Observation> observations) {
    return observations.get(0).observedOn();
  }

  static AuditReference reference(Observation observation) {
    return new AuditReference(observation.scheme(), observation.auditNativeId());
  }
}
