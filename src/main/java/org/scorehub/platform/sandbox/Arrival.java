package org.scorehub.platform.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request as it reached a twin, whether it was right or not; a repeated one is another arrival.
 *
 * @param at when it was there in full
 * @param tenant first part of the path
 * @param headers by lower-case name
 * @param body the untouched bytes
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, never compared as part of the record
public record Arrival(Instant at, String tenant, Map<String, List<String>> headers, byte[] body) {

  public Arrival {
    headers = Map.copyOf(headers);
  }

  /** The first value of a header, empty if it is absent. */
  public String header(String lowerCaseName) {
    List<String> values = headers.getOrDefault(lowerCaseName, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }
}
