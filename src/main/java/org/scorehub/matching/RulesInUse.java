package org.scorehub.matching;

/**
 * The rules that this instance answers by now. Whoever answers asks each time, so a change takes
 * effect at once and whole: nobody sees parts of two versions. Thread-safe.
 */
public final class RulesInUse {

  private volatile Matcher matcher;

  /** Begins with a matcher. */
  public RulesInUse(Matcher matcher) {
    this.matcher = matcher;
  }

  /** The matcher for one piece of work; ask once for all that must agree. */
  public Matcher matcher() {
    return matcher;
  }

  /** Its rules. */
  public MatchingRules rules() {
    return matcher().rules();
  }

  /** Replaces the rules for whatever is asked from now on. */
  public void use(Matcher replacement) {
    matcher = replacement;
  }
}
