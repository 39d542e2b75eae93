package org.scorehub.web.stuck;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is stuck, grouped by reason, the group with the oldest first.
 *
 * @param lookedAt when
 * @param count how many were found
 * @param more whether there are more of some state than were looked at
 */
public record StuckList(Instant lookedAt, int count, boolean more, List<Group> groups) {

  /**
   * What is stuck for one reason.
   *
   * @param code of the problem; null if none is the reason
   * @param message as the oldest has it; null if it has none
   * @param oldest since when the oldest is
   * @param age of the oldest, ISO 8601
   * @param nextAttempt the first of those that the hub makes by itself; null if it makes none
   * @param items the oldest first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Group(
      String direction,
      StuckReason reason,
      StuckAct act,
      @Nullable String code,
      @Nullable String message,
      int count,
      Instant oldest,
      String age,
      @Nullable Instant nextAttempt,
      List<Stuck> items) {

    public Group {
      items = List.copyOf(items);
    }

    static Group of(List<Stuck> stuck) {
      Stuck first = stuck.get(0);
      return new Group(
          first.direction(),
          first.reason(),
          first.reason().act(),
          first.code(),
          first.message(),
          stuck.size(),
          first.since(),
          first.age(),
          stuck.stream()
              .map(Stuck::nextAttempt)
              .filter(Objects::nonNull)
              .min(Comparator.naturalOrder())
              .orElse(null),
          stuck);
    }

    /** Names the group in an address. */
    public String key() {
      return code == null ? reason.name() : reason.name() + ':' + code;
    }

    Group first(int most) {
      return new Group(
          direction,
          reason,
          act,
          code,
          message,
          count,
          oldest,
          age,
          nextAttempt,
          items.subList(0, Math.min(most, items.size())));
    }
  }

  public StuckList {
    groups = List.copyOf(groups);
  }

  static StuckList of(Instant lookedAt, List<Stuck> found, boolean more) {
    Map<String, List<Stuck>> byReason = new LinkedHashMap<>();
    found.stream()
        .sorted(Comparator.comparing(Stuck::since))
        .forEach(
            stuck ->
                byReason
                    .computeIfAbsent(
                        stuck.direction() + stuck.reason() + stuck.code(), key -> new ArrayList<>())
                    .add(stuck));
    List<Group> groups = byReason.values().stream().map(Group::of).toList();
    return new StuckList(lookedAt.truncatedTo(ChronoUnit.SECONDS), found.size(), more, groups);
  }

  /** At most so many items of each group; their counts stay. */
  StuckList first(int most) {
    return new StuckList(
        lookedAt, count, more, groups.stream().map(group -> group.first(most)).toList());
  }

  /** One group alone, all that was found of it. */
  StuckList only(String key) {
    return new StuckList(
        lookedAt, count, more, groups.stream().filter(group -> group.key().equals(key)).toList());
  }

  /** For how long something must have been still, where that alone makes it late. */
  public static Duration usual() {
    return Stuck.USUAL;
  }
}
