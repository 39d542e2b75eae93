package org.scorehub.audit;

import java.util.List;
import java.util.UUID;

/**
 * What other rules would make of one site.
 *
 * @param issues open issues that would be answered otherwise
 * @param modulesNow recommended modules, rank 1 first
 * @param modulesThen the same by the other rules
 */
public record SiteDifference(
    SiteView view,
    List<IssueDifference> issues,
    List<String> modulesNow,
    List<String> modulesThen) {

  /**
   * An issue that would be answered otherwise.
   *
   * @param topicNow topic by the rules in use
   * @param escalatesThen whether a person must decide by the other rules
   */
  public record IssueDifference(
      UUID issue,
      String topicNow,
      String topicThen,
      boolean escalatesNow,
      boolean escalatesThen,
      boolean needsPersonNow,
      boolean needsPersonThen) {

    public boolean topicChanges() {
      return !topicNow.equals(topicThen);
    }

    public boolean escalationChanges() {
      return escalatesNow != escalatesThen;
    }

    boolean isAny() {
      return topicChanges() || escalationChanges() || needsPersonNow != needsPersonThen;
    }
  }

  public SiteDifference {
    issues = List.copyOf(issues);
    modulesNow = List.copyOf(modulesNow);
    modulesThen = List.copyOf(modulesThen);
  }

  /** Whether other modules, or the same in another order, would be recommended. */
  public boolean modulesChange() {
    return !modulesNow.equals(modulesThen);
  }

  /** Whether anything would change. */
  public boolean isAny() {
    return modulesChange() || !issues.isEmpty();
  }
}
