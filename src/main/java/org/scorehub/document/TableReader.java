package org.scorehub.document;

/**
 * Reads tables of one layout. As a {@link DocumentReader} it reads the bytes of one child, which
 * are JSON:
 *
 * <pre>
 * {"sheet":"Suppliers","columns":{"supplier_no":3},"rows":[{"row":17,"values":{"supplier_no":"4711"}}]}
 * </pre>
 *
 * <p>The native tree of a child is the {@code values} of its only row, or {@code {"rows":[…]}} with
 * the values of each where the layout groups rows. Values are text as a person sees it in the cell;
 * empty cells are absent. Positions are the row and column of the sheet; both count from 1.
 */
public interface TableReader extends DocumentReader {
  /**
   * Opens a table. Bad input is no exception: see {@link TableChildren#problems()}.
   *
   * @param bytes read more than once
   */
  TableChildren open(ByteSource bytes);
}
