package org.scorehub.reconcile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;

/**
 * What one audit says on one row.
 *
 * @param standing whether this is what its audit and the follow-ups of it say by now: the last of
 *     them that spoke
 * @param counted whether it may be relied on today
 * @param rating as issued, on rows that compare ratings; null on others
 */
public record Cell(
    AuditColumn column,
    Says says,
    boolean standing,
    boolean counted,
    List<CellFinding> findings,
    @Nullable String rating) {

  public Cell {
    findings = List.copyOf(findings);
  }

  static Cell silent(AuditColumn column) {
    return new Cell(column, Says.SILENT, false, false, List.of(), null);
  }

  public AuditRef audit() {
    return column.ref();
  }

  public boolean speaks() {
    return says != Says.SILENT;
  }

  /** Whether it takes part in the comparison. */
  boolean takesPart() {
    return standing && counted;
  }

  Cell takingPart(boolean isStanding) {
    return new Cell(column, says, isStanding, column.isRelied(), findings, rating);
  }

  /** The gravest that is still open; empty if none is, or none has a severity. */
  Optional<SeverityLevel> gravest() {
    return findings.stream()
        .filter(finding -> !finding.isClosed())
        .map(CellFinding::severity)
        .filter(level -> level != SeverityLevel.UNRATED)
        .min(Comparator.naturalOrder());
  }
}
