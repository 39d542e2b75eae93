package org.scorehub.web.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Translation;
import org.scorehub.web.TreeDiff;

/**
 * One document read through the files used then and through those active now, before rules place
 * its findings.
 *
 * @param bundleThen null if none has been used on it
 * @param changes places of the canonical record that differ
 * @param gone problems that it has no more
 * @param fresh problems that it did not have
 * @param stays problems that it had and has
 * @param now the canonical record as it would read; null if it cannot be used
 */
record ThenAndNow(
    @Nullable String bundleThen,
    String bundleNow,
    List<TreeDiff.Change> changes,
    List<Problem> gone,
    List<Problem> fresh,
    List<Problem> stays,
    @Nullable JsonNode now) {

  ThenAndNow {
    changes = List.copyOf(changes);
    gone = List.copyOf(gone);
    fresh = List.copyOf(fresh);
    stays = List.copyOf(stays);
  }

  static ThenAndNow of(
      @Nullable String bundleThen,
      String bundleNow,
      @Nullable Translation then,
      List<Problem> had,
      Translation now) {
    JsonNode read = canonical(now);
    return new ThenAndNow(
        bundleThen,
        bundleNow,
        TreeDiff.between(canonical(then), read),
        without(had, now.problems()),
        without(now.problems(), had),
        had.stream().filter(problem -> isAmong(problem, now.problems())).toList(),
        read);
  }

  private static @Nullable JsonNode canonical(@Nullable Translation translation) {
    return translation instanceof Translation.Translated translated
        ? CanonicalJson.write(translated.canonical())
        : null;
  }

  private static List<Problem> without(List<Problem> problems, List<Problem> others) {
    return problems.stream().filter(problem -> !isAmong(problem, others)).toList();
  }

  private static boolean isAmong(Problem problem, List<Problem> others) {
    return others.stream()
        .anyMatch(
            other ->
                other.code().equals(problem.code())
                    && String.valueOf(other.path()).equals(String.valueOf(problem.path())));
  }

  /** Whether the files are the same, so that nothing but rules could make a difference. */
  public boolean isSameFiles() {
    return bundleNow.equals(bundleThen);
  }

  /** Whether there are more differences than are told. */
  public boolean isCut() {
    return changes.size() >= TreeDiff.MOST;
  }
}
