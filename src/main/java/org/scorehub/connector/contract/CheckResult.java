package org.scorehub.connector.contract;

import java.time.Duration;
import java.util.List;
import org.scorehub.canonical.Problem;

/**
 * What one check said of one connector.
 *
 * @param check name of the check
 * @param promise what it looks after
 * @param verdict what it found
 * @param took how long it ran
 */
public record CheckResult(String check, String promise, Verdict verdict, Duration took) {

  /** What a check found. */
  public sealed interface Verdict {}

  /** The promise is held. */
  public record Passed() implements Verdict {}

  /**
   * The promise is broken.
   *
   * @param problems never empty; each with file and line
   */
  public record Violated(List<Problem> problems) implements Verdict {
    public Violated {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The promise is broken, and the manifest says why that is borne for now.
   *
   * @param reason as in the manifest
   * @param problems never empty
   */
  public record Waived(String reason, List<Problem> problems) implements Verdict {
    public Waived {
      problems = List.copyOf(problems);
    }
  }

  /** Nobody looked. */
  public record Skipped(String reason) implements Verdict {}

  /** Whether this fails a build. */
  public boolean violated() {
    return verdict instanceof Violated;
  }
}
