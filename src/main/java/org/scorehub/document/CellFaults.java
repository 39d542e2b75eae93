package org.scorehub.document;

import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** What can be wrong with one cell of a workbook; the cell is then left empty. */
final class CellFaults {

  private CellFaults() {}

  /** An error stands in the cell, such as {@code #REF!}, or what it holds cannot be shown. */
  static Problem error(int row, int column, String shown) {
    return Problem.degrading(
            ProblemKind.MALFORMED,
            "table.cell-error",
            "The cell shows an error; it is taken as empty.")
        .atPosition(row, column, -1)
        .withValue(shown)
        .expecting("a value");
  }

  static Problem notComputed(int row, int column) {
    return Problem.degrading(
            ProblemKind.MALFORMED,
            "table.formula",
            "The cell has a formula whose result was not saved; it is taken as empty.")
        .atPosition(row, column, -1)
        .expecting("a workbook saved by a program that computes its formulas");
  }
}
