package org.scorehub.trial.playground;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.InboundDocument;
import org.scorehub.document.Position;

/**
 * Finds native paths in the sample.
 *
 * @param document whose bytes they are; null for a canonical record, which is JSON
 * @param bytes of the document, of a table those of a child
 */
@SuppressWarnings("ArrayRecordComponent")
record Locating(@Nullable InboundDocument document, byte[] bytes) {

  /** In a canonical record. */
  static final Locating OF_RECORD = new Locating(null, new byte[0]);

  /** Whether places are cells of a table: their columns count cells, not characters. */
  boolean isTable() {
    return document != null && document.table().isPresent();
  }

  Map<String, Position> places(Set<String> paths, SampleText sample, String text) {
    if (document != null && !(isTable() && text.stripLeading().startsWith("{"))) {
      return document.reader().locate(bytes, paths);
    }
    Map<String, Position> known = sample.jsonPlaces();
    Map<String, Position> found = new HashMap<>();
    paths.forEach(
        path -> {
          Position at = known.get(document == null ? path : SampleText.inChild(path));
          if (at != null) {
            found.put(path, at);
          }
        });
    return found;
  }
}
