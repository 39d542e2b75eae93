package org.scorehub.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value as one Avro type. */
@FunctionalInterface
interface ValueReader {

  /** Null where the value is null or wrong; a wrong value adds to {@code problems}. */
  @Nullable Object read(JsonNode json, CanonicalPath path, List<Problem> problems);
}
