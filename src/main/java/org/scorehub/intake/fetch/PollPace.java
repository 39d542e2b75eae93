package org.scorehub.intake.fetch;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How fast an installation fetches, whatever its connectors say; for a sandbox, where nobody waits
 * for half a minute. Durations as Camel writes them, {@code 500ms} or {@code 2s}.
 *
 * @param interval time between the end of a poll and the next; null for the connectors' own
 * @param settle how long a file must have stayed as it is before it is read; null likewise
 */
@ConfigurationProperties("hub.polls")
record PollPace(@Nullable String interval, @Nullable String settle) {

  /** As the connectors say. */
  static final PollPace DECLARED = new PollPace(null, null);

  /** A connector's parameters, some replaced. */
  Map<String, String> over(Map<String, String> parameters) {
    Map<String, String> paced = new HashMap<>(parameters);
    if (interval != null) {
      paced.put("interval", interval);
    }
    if (settle != null) {
      paced.put("settle", settle);
    }
    return paced;
  }
}
