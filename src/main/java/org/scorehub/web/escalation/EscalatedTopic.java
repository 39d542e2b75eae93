package org.scorehub.web.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;
import org.scorehub.matching.Escalations;
import org.scorehub.matching.MatchingRules;
import org.scorehub.matching.RaisedEscalation;

/**
 * Open issues of one topic that a person must decide, with the clocks that the rules start and who
 * may see them. What was raised when is told by the site's escalations, to the roles named here.
 *
 * @param training whether training runs in parallel; false: training is no remedy
 * @param preventive module against a repetition, once the remedy is verified; null if none
 * @param issues ids
 * @param visibleTo roles
 */
public record EscalatedTopic(
    String topic,
    String scheme,
    String kind,
    boolean training,
    @Nullable String preventive,
    List<String> issues,
    List<String> visibleTo,
    List<Period> clocks) {

  /**
   * A clock.
   *
   * @param hours from raising on; 0: at once
   * @param source where it comes from, with its marks
   */
  public record Period(String name, long hours, String source) {}

  /** As a recommendation keeps it. */
  public record Stored(
      @Nullable String issueId,
      String topic,
      String scheme,
      String kind,
      boolean training,
      @Nullable String preventive) {

    private String key() {
      return topic + '|' + scheme + '|' + kind + '|' + training;
    }
  }

  public static List<EscalatedTopic> of(List<Stored> issues, MatchingRules rules) {
    Map<String, List<Stored>> grouped = new LinkedHashMap<>();
    issues.forEach(i -> grouped.computeIfAbsent(i.key(), key -> new ArrayList<>()).add(i));
    return grouped.values().stream().map(group -> of(group.get(0), group, rules)).toList();
  }

  private static EscalatedTopic of(Stored first, List<Stored> group, MatchingRules rules) {
    RaisedEscalation raised =
        new Escalations(rules)
            .raised(
                EscalationKind.valueOf(first.kind()), first.scheme(), first.topic(), Instant.EPOCH);
    return new EscalatedTopic(
        first.topic(),
        first.scheme(),
        first.kind(),
        first.training(),
        first.preventive(),
        group.stream().map(Stored::issueId).filter(id -> id != null).toList(),
        raised.visibleTo(),
        raised.clocks().stream()
            .map(
                clock ->
                    new Period(
                        clock.name(),
                        Duration.between(Instant.EPOCH, clock.dueAt()).toHours(),
                        clock.source()))
            .toList());
  }
}
