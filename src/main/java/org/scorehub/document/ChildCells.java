package org.scorehub.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a child of a table, for people who look at it.
 *
 * @param sheet name of the sheet; null for CSV
 * @param rows the first ones, at least one
 * @param cut whether there are more
 */
public record ChildCells(@Nullable String sheet, List<Row> rows, boolean cut) {

  private static final int MOST_ROWS = 50;

  /** Children that have more bytes are not shown as cells. */
  public static final int MOST_BYTES = 1 << 20;

  private static final DocumentLimits LIMITS = new DocumentLimits(MOST_BYTES, 8, 200_000);

  /**
   * A row.
   *
   * @param number from 1; of CSV the line that the row begins in
   * @param cells one for each column of the header, in its order
   */
  public record Row(int number, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param column from 1
   * @param name member of the schema, or the text of the header
   * @param text as a person sees it in the cell; null for an empty one
   */
  public record Cell(int column, String name, @Nullable String text) {}

  public ChildCells {
    rows = List.copyOf(rows);
  }

  /**
   * The cells of a child.
   *
   * @param bytes as {@link TableReader} describes them
   * @return empty if they are none
   */
  public static Optional<ChildCells> of(byte[] bytes) {
    try {
      ChildEnvelope child = ChildEnvelope.parse(bytes, LIMITS);
      return Optional.of(
          new ChildCells(
              child.sheet(),
              child.rows().stream().limit(MOST_ROWS).map(row -> row(child, row)).toList(),
              child.rows().size() > MOST_ROWS));
    } catch (RefusedDocument e) {
      return Optional.empty();
    }
  }

  private static Row row(ChildEnvelope child, ChildEnvelope.Row row) {
    List<Cell> cells = new ArrayList<>();
    child
        .columns()
        .forEach(
            (name, column) ->
                cells.add(new Cell(column, name, row.values().path(name).textValue())));
    return new Row(row.number(), cells);
  }
}
