package org.scorehub.web.coverage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.AuditRef;
import org.scorehub.reconcile.Coverage;
import org.scorehub.reconcile.RequirementAnswer;
import org.scorehub.reconcile.RequirementAnswer.State;
import org.scorehub.reconcile.TopicAnswer;

/**
 * How much of a set the audits of a site answer.
 *
 * @param today the day in UTC
 * @param on the day that it is judged by
 * @param percent 0 to 100, of each requirement the share of its topics, weighed and rounded down
 * @param audits which of them answer how many topics
 * @param runsOut topics answered on that day that are not any more 90 days later
 */
record SiteCoverage(
    UUID siteId,
    @Nullable String name,
    String set,
    String setName,
    int version,
    LocalDate today,
    LocalDate on,
    int percent,
    long answered,
    long partly,
    long open,
    @Nullable LocalDate oldestAnswer,
    @Nullable LocalDate nextExpiry,
    List<AnsweringAudit> audits,
    List<Line> requirements,
    List<TopicAnswer> runsOut) {

  static final int SOON = 90;

  /** An audit, and how many topics of the set it answers. */
  record AnsweringAudit(
      AuditRef audit,
      UUID exchangeId,
      @Nullable LocalDate day,
      @Nullable LocalDate until,
      int topics) {}

  /** A requirement and its topics. */
  record Line(
      String id,
      String title,
      int weight,
      String source,
      boolean derived,
      boolean unconfirmed,
      State state,
      List<TopicAnswer> topics) {

    static Line of(RequirementAnswer answer) {
      return new Line(
          answer.requirement().id(),
          answer.requirement().title(),
          answer.requirement().weight(),
          answer.requirement().source(),
          answer.requirement().isDerived(),
          answer.requirement().isUnconfirmed(),
          answer.state(),
          answer.topics());
    }

    /** Topics that are left to ask. */
    @JsonIgnore
    public List<TopicAnswer> missing() {
      return topics.stream().filter(topic -> !topic.isAnswered()).toList();
    }

    @JsonIgnore
    public boolean isAnswered() {
      return state == State.ANSWERED;
    }
  }

  static SiteCoverage of(
      UUID site, @Nullable String name, SetVersion set, LocalDate today, Coverage coverage) {
    return new SiteCoverage(
        site,
        name,
        set.id(),
        set.name(),
        set.version(),
        today,
        coverage.on(),
        coverage.percent(),
        coverage.count(State.ANSWERED),
        coverage.count(State.PARTLY),
        coverage.count(State.OPEN),
        coverage.oldestAnswer().orElse(null),
        coverage.nextExpiry().orElse(null),
        audits(coverage),
        coverage.requirements().stream().map(Line::of).toList(),
        coverage.runningOut(SOON));
  }

  private static List<AnsweringAudit> audits(Coverage coverage) {
    Map<AuditRef, AnsweringAudit> audits = new LinkedHashMap<>();
    coverage.topics().stream()
        .filter(TopicAnswer::isAnswered)
        .flatMap(topic -> topic.audits().stream())
        .forEach(
            by ->
                audits.merge(
                    by.ref(),
                    new AnsweringAudit(by.ref(), by.exchangeId(), by.day(), by.until(), 1),
                    (a, b) ->
                        new AnsweringAudit(
                            a.audit(), a.exchangeId(), a.day(), a.until(), a.topics() + 1)));
    return audits.values().stream()
        .sorted(
            Comparator.comparing(AnsweringAudit::topics)
                .reversed()
                .thenComparing(AnsweringAudit::audit))
        .toList();
  }

  /** Requirements of which something is left to ask. */
  @JsonIgnore
  public List<Line> leftToAsk() {
    return requirements.stream().filter(line -> !line.isAnswered()).toList();
  }

  /** The short list for programs: topics left to ask, each once, in the order of the set. */
  @JsonProperty
  public List<String> topicsLeft() {
    return leftToAsk().stream()
        .flatMap(line -> line.missing().stream())
        .map(TopicAnswer::topic)
        .distinct()
        .toList();
  }
}
