package org.scorehub.reconcile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of a buyer's set of requirements the audits of a site already answer.
 *
 * @param on the day that it is judged by
 * @param requirements in the order of the set
 */
public record Coverage(LocalDate on, List<RequirementAnswer> requirements) {

  private static final int WHOLE = 100;

  public Coverage {
    requirements = List.copyOf(requirements);
  }

  /** What the answers of a site are worth for a set. */
  public static Coverage of(RequirementSet set, SiteAnswers site) {
    return new Coverage(
        site.on(),
        set.requirements().stream()
            .map(r -> new RequirementAnswer(r, r.topics().stream().map(site::answer).toList()))
            .toList());
  }

  /**
   * The share that is answered, 0 to 100: of each requirement the share of its topics, weighed.
   * Rounded down, so that 100 means that nothing is left to ask.
   */
  public int percent() {
    if (leftToAsk().isEmpty()) {
      return requirements.isEmpty() ? 0 : WHOLE;
    }
    double all = 0;
    double answered = 0;
    for (RequirementAnswer each : requirements) {
      all += each.requirement().weight();
      answered += each.requirement().weight() * each.share();
    }
    return Math.min(WHOLE - 1, (int) Math.floor(WHOLE * answered / all + 1e-9));
  }

  /** How many requirements stand so. */
  public long count(RequirementAnswer.State state) {
    return requirements.stream().filter(each -> each.state() == state).count();
  }

  /** Requirements of which at least one topic is left to ask. */
  public List<RequirementAnswer> leftToAsk() {
    return requirements.stream()
        .filter(each -> each.state() != RequirementAnswer.State.ANSWERED)
        .toList();
  }

  /** All topics of the set, each once, in the order in which they come first. */
  public List<TopicAnswer> topics() {
    return List.copyOf(
        requirements.stream()
            .flatMap(each -> each.topics().stream())
            .collect(
                Collectors.toMap(
                    TopicAnswer::topic, Function.identity(), (a, b) -> a, LinkedHashMap::new))
            .values());
  }

  /** Day of the audit that answers the topic answered longest ago; empty if none is known. */
  public Optional<LocalDate> oldestAnswer() {
    return topics().stream()
        .flatMap(topic -> topic.answeredOn().stream())
        .min(Comparator.naturalOrder());
  }

  /** Last day on which all that is answered still is; empty if no end is known. */
  public Optional<LocalDate> nextExpiry() {
    return ends().min(Comparator.naturalOrder());
  }

  /** Topics that are answered, and are not any more within days if nothing new comes. */
  public List<TopicAnswer> runningOut(int days) {
    return topics().stream().filter(topic -> topic.runsOutBy(on.plusDays(days))).toList();
  }

  private Stream<LocalDate> ends() {
    return topics().stream()
        .filter(TopicAnswer::isAnswered)
        .map(TopicAnswer::until)
        .filter(Objects::nonNull);
  }
}
