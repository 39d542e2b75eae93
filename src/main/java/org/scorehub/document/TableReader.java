package org.scorehub.document;

/**
 * Reads tables of one layout. As a {@link DocumentReader} it reads the bytes of one child, which
 * are JSON:
 *
 * <pre>
 * {"sheet":"Suppliers","columns":{"supplier_no":3},"rows":[{"row":17,"values":{"supplier_no":"4711"}}]}
 * </pre>
 *
 * <p>{@code columns} tells the column of each value. A row may have {@code problems}, which were
 * seen when it was read from its sheet and come out of {@link #read} again; {@code sheet} is absent
 * for CSV. A column that is no member of the schema keeps its header text as the name of its
 * values.
 *
 * <p>The native tree of a child is the {@code values} of its only row, or {@code {"rows":[…]}} with
 * the values of each where the layout groups rows. Values are text as a person sees it in the cell,
 * without white space around it; empty cells are absent. Positions are the row and column of the
 * sheet; both count from 1. The row of CSV is the line that it begins in.
 */
public interface TableReader extends DocumentReader {
  /**
   * Opens a table. Bad input is no exception: see {@link TableChildren#problems()}.
   *
   * @param bytes read more than once
   * @throws java.io.UncheckedIOException if the bytes cannot be had, here or from the children;
   *     that says nothing about them
   */
  TableChildren open(ByteSource bytes);
}
