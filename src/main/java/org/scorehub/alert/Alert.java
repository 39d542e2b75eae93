package org.scorehub.alert;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * One message about one cause. It names no content of any document: values may be personal.
 *
 * @param count documents or deliveries since {@code from}
 * @param sample one of them
 * @param sentBy ways by which it has gone out already
 * @param attempts to send it, so far
 */
record Alert(
    String organisation,
    UUID id,
    String direction,
    String connector,
    String document,
    String state,
    String code,
    String path,
    long count,
    Instant from,
    Instant to,
    UUID sample,
    Set<String> sentBy,
    int attempts) {

  Alert {
    sentBy = Set.copyOf(sentBy);
  }

  URI link(URI pages) {
    String kind = direction.equals("in") ? "exchanges" : "deliveries";
    return URI.create(pages.toString().replaceAll("/+$", "") + '/' + kind + '/' + sample);
  }

  /** One line, for a subject and for the log. */
  String title() {
    return "%d %s %s of %s: %s%s"
        .formatted(
            count,
            state.toLowerCase(Locale.ROOT),
            direction.equals("in") ? "document(s)" : "delivery(ies)",
            connector + '/' + document,
            code,
            path.isEmpty() ? "" : " at " + path);
  }
}
