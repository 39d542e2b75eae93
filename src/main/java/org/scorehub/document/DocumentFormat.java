package org.scorehub.document;

/** The languages a document can be written in. */
public enum DocumentFormat {
  JSON,
  XML,
  /**
   * Rows under named columns: CSV, or a workbook of Excel (.xlsx, .xls), told apart by their first
   * bytes. Such a file is a parent whose children, one a row or group of rows, are documents of
   * their own; {@link TableReader} says what a child's bytes look like.
   */
  TABLE
}
