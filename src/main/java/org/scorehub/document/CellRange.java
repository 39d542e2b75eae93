package org.scorehub.document;

/** Cells of a sheet that form a rectangle; all four ends are inside and count from 1. */
record CellRange(int firstRow, int lastRow, int firstColumn, int lastColumn) {

  boolean contains(int row, int column) {
    return firstRow <= row && row <= lastRow && firstColumn <= column && column <= lastColumn;
  }
}
