package org.scorehub.drift;

import java.util.Optional;
import org.scorehub.connector.InboundDocument;

/** Changes the documents of examples as a buyer changed the form of theirs. */
interface ChangedDocument {

  /**
   * A document with the change, and without it in the same way of writing.
   *
   * @param name file name of an example's input
   */
  record Pair(String name, byte[] before, byte[] after) {}

  /** Empty if the document does not have the field, or the change cannot be made up. */
  static Optional<Pair> of(InboundDocument document, byte[] input, Change change) {
    return switch (document.definition().format()) {
      case JSON -> ChangedJson.of(input, change);
      case XML -> ChangedXml.of(input, change);
      case TABLE -> ChangedTable.of(document, input, change);
    };
  }

  /** The value of a field that the examples do not have; by type as shapes name it. */
  static String madeUp(String type) {
    return switch (type) {
      case "number" -> "1";
      case "boolean" -> "true";
      default -> "new value";
    };
  }
}
