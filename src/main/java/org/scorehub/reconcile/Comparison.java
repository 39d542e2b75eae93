package org.scorehub.reconcile;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the cells of a row. An audit and its follow-ups are one voice: the last of them that
 * spoke says what stands. Voices are compared as long as they may be relied on; those that have run
 * out are shown and not counted.
 */
final class Comparison {

  private Comparison() {}

  /** A row of findings. */
  static Row compared(String key, Row.Kind kind, @Nullable String topic, List<Cell> cells) {
    List<Cell> standing = standing(cells);
    List<Cell> voices = standing.stream().filter(Cell::takesPart).toList();
    Set<Contradiction> points = kind == Row.Kind.TOPIC ? points(voices) : Set.of();
    Agreement agreement =
        kind == Row.Kind.UNPLACED ? Agreement.UNPLACED : agreement(voices, points);
    return new Row(key, kind, topic, null, null, standing, agreement, points);
  }

  /** A row of ratings on one scale. */
  static Row rated(
      Row.Kind kind,
      @Nullable String topic,
      String scale,
      @Nullable String area,
      List<Cell> cells) {
    List<Cell> standing = standing(cells);
    List<Cell> voices = standing.stream().filter(Cell::takesPart).toList();
    Set<Contradiction> points =
        differ(voices, cell -> Optional.ofNullable(cell.rating()))
            ? Set.of(Contradiction.RATING)
            : Set.of();
    String key = RowKey.ofRating(scale, area);
    return new Row(key, kind, topic, scale, area, standing, agreement(voices, points), points);
  }

  private static List<Cell> standing(List<Cell> cells) {
    Map<AuditRef, AuditRef> last = new HashMap<>();
    cells.stream()
        .filter(Cell::speaks)
        .forEach(cell -> last.put(cell.column().first(), cell.audit()));
    return cells.stream()
        .map(
            cell ->
                cell.takingPart(
                    cell.speaks() && Objects.equals(last.get(cell.column().first()), cell.audit())))
        .toList();
  }

  private static Agreement agreement(List<Cell> voices, Set<Contradiction> points) {
    if (voices.isEmpty()) {
      return Agreement.HISTORY;
    }
    if (!points.isEmpty()) {
      return Agreement.CONTRADICTING;
    }
    return voices.size() == 1 ? Agreement.ONLY_IN_ONE : Agreement.AGREEING;
  }

  private static Set<Contradiction> points(List<Cell> voices) {
    Set<Contradiction> points = EnumSet.noneOf(Contradiction.class);
    Set<Says> said = voices.stream().map(Cell::says).collect(Collectors.toSet());
    if (said.contains(Says.FOUND)) {
      if (said.contains(Says.FINE)) {
        points.add(Contradiction.FOUND_AGAINST_FINE);
      }
      if (said.contains(Says.CLOSED)) {
        points.add(Contradiction.OPEN_AGAINST_CLOSED);
      }
    }
    if (differ(voices, Cell::gravest)) {
      points.add(Contradiction.SEVERITY);
    }
    return points;
  }

  private static <T> boolean differ(List<Cell> voices, Function<Cell, Optional<T>> value) {
    return voices.stream().map(value).flatMap(Optional::stream).distinct().count() > 1;
  }
}
