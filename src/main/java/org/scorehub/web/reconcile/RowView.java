package org.scorehub.web.reconcile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.reconcile.Agreement;
import org.scorehub.reconcile.AuditRef;
import org.scorehub.reconcile.Cell;
import org.scorehub.reconcile.CellFinding;
import org.scorehub.reconcile.Contradiction;
import org.scorehub.reconcile.Ground;
import org.scorehub.reconcile.Row;
import org.scorehub.reconcile.Says;

/**
 * A row as one viewer sees it.
 *
 * @param anchor names the row in addresses
 * @param gravest canonical level; null if nothing is open or rated
 * @param seen stands for the row and its decision as shown; sent back with a decision
 * @param cells one for each column, in their order
 * @param decision the one that holds; null if there is none
 */
public record RowView(
    String key,
    String anchor,
    Row.Kind kind,
    @Nullable String topic,
    @Nullable String scale,
    @Nullable String area,
    Agreement agreement,
    List<Contradiction> points,
    @Nullable SeverityLevel gravest,
    String seen,
    List<CellView> cells,
    @Nullable DecisionView decision) {

  /** What one audit says. */
  public record CellView(
      AuditRef audit,
      Says says,
      boolean standing,
      boolean counted,
      List<CellFinding> findings,
      @Nullable String rating) {

    static CellView of(Cell cell) {
      return new CellView(
          cell.audit(),
          cell.says(),
          cell.standing(),
          cell.counted(),
          cell.findings(),
          cell.rating());
    }

    /** Whether a decision can take its side. */
    @JsonIgnore
    public boolean isVoice() {
      return standing && counted;
    }
  }

  static RowView of(Row row, @Nullable DecisionView decision) {
    return new RowView(
        row.key(),
        row.anchor(),
        row.kind(),
        row.topic(),
        row.scale(),
        row.area(),
        row.agreement(),
        row.pointsInOrder(),
        row.gravest().orElse(null),
        seen(row, decision),
        row.cells().stream().map(CellView::of).toList(),
        decision);
  }

  private static String seen(Row row, @Nullable DecisionView decision) {
    return Ground.of(row).sha256() + '.' + (decision == null ? "-" : decision.id());
  }

  /** Whether nobody has decided yet, or what the decision rests on has changed. */
  @JsonIgnore
  public boolean isUndecided() {
    return decision == null || decision.state().equals("STALE");
  }

  /** Whether it is worth a decision: more than one audit speaks, or nobody has placed it. */
  @JsonIgnore
  public boolean isOpen() {
    return agreement == Agreement.CONTRADICTING && isUndecided();
  }

  @JsonIgnore
  public boolean isRated() {
    return kind == Row.Kind.RATING || kind == Row.Kind.AREA_RATING;
  }

  /** Audits whose side a decision can take. */
  @JsonIgnore
  public List<CellView> voices() {
    return cells.stream().filter(CellView::isVoice).toList();
  }
}
