package org.scorehub.connector.scaffold;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/**
 * Samples of one document, understood.
 *
 * @param root the native tree: of JSON the document itself, of XML a member for the root element,
 *     of a table one row
 * @param cases documents to translate as examples
 * @param element the root element of XML; null for other formats
 * @param page how a page that held the documents is taken apart; null if there was none
 * @param table the columns; null for other formats
 * @param files names of the samples, for descriptions
 */
record SampleSet(
    DocumentFormat format,
    Shape root,
    List<Case> cases,
    @Nullable Shape element,
    @Nullable Page page,
    @Nullable Columns table,
    String files) {

  /**
   * One document as it is received.
   *
   * @param name name of the example
   * @param ending ending of the file's name, with the point
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Case(String name, String ending, byte[] bytes) {}

  /**
   * A body that lists documents; JSON pointers.
   *
   * @param next of the address of the next page; empty if none was seen
   * @param cursor of the cursor; empty if none was seen
   */
  record Page(String items, String next, String cursor) {}

  /**
   * Columns of a table.
   *
   * @param headers header text by member
   * @param separator between fields of CSV; null if it is found out by itself
   * @param charset encoding of CSV that is not UTF-8; null for UTF-8 and workbooks
   * @param rows values by member, in the order of the sheet
   */
  record Columns(
      java.util.Map<String, String> headers,
      int headerRows,
      @Nullable String separator,
      @Nullable String charset,
      List<java.util.Map<String, String>> rows) {}
}
