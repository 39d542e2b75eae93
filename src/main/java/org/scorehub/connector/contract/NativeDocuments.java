package org.scorehub.connector.contract;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.InboundDocument;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableReader;

/**
 * The documents within some bytes: the bytes themselves, or the children of a table.
 *
 * @param bytes what {@link InboundDocument#translate} takes, one after the other
 * @param problems what is wrong with a table as a whole
 */
record NativeDocuments(List<byte[]> bytes, List<Problem> problems) {

  static NativeDocuments of(InboundDocument document, byte[] input) {
    return document
        .table()
        .map(table -> children(table, input))
        .orElseGet(() -> new NativeDocuments(List.of(input), List.of()));
  }

  private static NativeDocuments children(TableReader reader, byte[] input) {
    List<byte[]> bytes = new ArrayList<>();
    try (TableChildren children = reader.open(() -> new ByteArrayInputStream(input))) {
      Optional<TableChildren.Child> child = children.next();
      while (child.isPresent()) {
        bytes.add(child.get().bytes());
        child = children.next();
      }
      return new NativeDocuments(bytes, children.problems());
    }
  }
}
