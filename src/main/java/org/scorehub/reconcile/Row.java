package org.scorehub.reconcile;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;

/**
 * One matter on which audits are compared: a topic, a finding that nobody has placed, or a rating.
 *
 * @param key names the row among those of its site, the same from day to day
 * @param topic null for overall ratings and unplaced findings
 * @param scale name of the scale as issued, for ratings; null for others
 * @param area native code of the area that is rated; null for others
 * @param cells one for each column, in their order
 * @param points in what those that may be relied on contradict; empty unless they do
 */
public record Row(
    String key,
    Kind kind,
    @Nullable String topic,
    @Nullable String scale,
    @Nullable String area,
    List<Cell> cells,
    Agreement agreement,
    Set<Contradiction> points) {

  /** What a row compares. */
  public enum Kind {
    TOPIC,
    UNPLACED,
    RATING,
    AREA_RATING
  }

  public Row {
    cells = List.copyOf(cells);
    points = Set.copyOf(points);
  }

  /** The points in a fixed order. */
  public List<Contradiction> pointsInOrder() {
    return points.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(points));
  }

  /** Names the row in an address; letters, digits and lines only. */
  public String anchor() {
    return key.matches("[a-z0-9_]+")
        ? key
        : "r-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  /** The gravest severity that any audit left open; empty if there is none. */
  public Optional<SeverityLevel> gravest() {
    return cells.stream().flatMap(cell -> cell.gravest().stream()).min(Comparator.naturalOrder());
  }

  /** Issues that its findings opened or observed. */
  public List<UUID> issues() {
    return cells.stream()
        .flatMap(cell -> cell.findings().stream())
        .map(CellFinding::issueId)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  /** The cells that say something. */
  public List<Cell> spoken() {
    return cells.stream().filter(Cell::speaks).toList();
  }

  public boolean isContradicting() {
    return agreement == Agreement.CONTRADICTING;
  }
}
