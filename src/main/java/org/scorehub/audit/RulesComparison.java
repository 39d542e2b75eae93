package org.scorehub.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.scorehub.audit.SiteDifference.IssueDifference;
import org.scorehub.matching.Match;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.RankedModule;

/**
 * Says what other rules would make of sites, by the same steps as when they are in use. Corrections
 * that people made hold under both.
 */
public final class RulesComparison {

  private final Side now;
  private final Side then;

  /** Compares rules in use with others. */
  public RulesComparison(Matcher now, Matcher then, Corrections corrections) {
    this.now = new Side(now, corrections);
    this.then = new Side(then, corrections);
  }

  private static final class Side {

    private final FindingAnswers answers;
    private final RecommendationRecords records;

    Side(Matcher matcher, Corrections corrections) {
      this.answers = new FindingAnswers(matcher, corrections);
      this.records = new RecommendationRecords(matcher);
    }

    List<String> modules(SiteView view, List<Issue> issues, Set<String> had) {
      List<Issue> placed = issues.stream().map(issue -> answers.placed(view, issue)).toList();
      return records.rank(view, placed, had).modules().stream().map(RankedModule::module).toList();
    }
  }

  /**
   * One site.
   *
   * @param open its open issues as one buyer sees them
   * @param had modules it has completed, as far as that buyer knows
   */
  public SiteDifference compare(SiteView view, List<KnownIssue> open, Set<String> had) {
    List<Issue> issues = open.stream().map(KnownIssue::issue).toList();
    List<IssueDifference> differences = new ArrayList<>();
    for (Issue issue : issues) {
      IssueDifference difference = compare(view, issue);
      if (difference.isAny()) {
        differences.add(difference);
      }
    }
    return new SiteDifference(
        view, differences, now.modules(view, issues, had), then.modules(view, issues, had));
  }

  private IssueDifference compare(SiteView view, Issue issue) {
    Match before = now.answers.match(view, issue);
    Match after = then.answers.match(view, issue);
    return new IssueDifference(
        IssueRows.issueId(view, issue),
        before.topic(),
        after.topic(),
        before.escalate(),
        after.escalate(),
        now.answers.placed(view, issue).placement().needsPerson(),
        then.answers.placed(view, issue).placement().needsPerson());
  }
}
