package org.scorehub.drift;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A shape that was seen before.
 *
 * @param fields type by generalised path
 * @param marks fields whose value could not be taken, each as {@code path code}
 * @param seen number of documents
 * @param firstSeen of the first
 * @param lastSeen of the last
 */
record KnownShape(
    String hash,
    Map<String, String> fields,
    Set<String> marks,
    long seen,
    Instant firstSeen,
    Instant lastSeen) {

  KnownShape {
    fields = Map.copyOf(fields);
    marks = Set.copyOf(marks);
  }
}
