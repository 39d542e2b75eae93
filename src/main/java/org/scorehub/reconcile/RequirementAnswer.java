package org.scorehub.reconcile;

import java.util.List;

/**
 * How far a requirement is answered.
 *
 * @param topics answers to the topics that it comprises, in their order
 */
public record RequirementAnswer(Requirement requirement, List<TopicAnswer> topics) {

  /** How far. */
  public enum State {
    /** All its topics are. */
    ANSWERED,
    /** Some of its topics are. */
    PARTLY,
    /** None is. */
    OPEN
  }

  public RequirementAnswer {
    topics = List.copyOf(topics);
  }

  public State state() {
    long answered = answeredTopics();
    if (answered == topics.size()) {
      return State.ANSWERED;
    }
    return answered == 0 ? State.OPEN : State.PARTLY;
  }

  /** Topics that are left to ask. */
  public List<TopicAnswer> missing() {
    return topics.stream().filter(topic -> !topic.isAnswered()).toList();
  }

  long answeredTopics() {
    return topics.stream().filter(TopicAnswer::isAnswered).count();
  }

  double share() {
    return (double) answeredTopics() / topics.size();
  }
}
