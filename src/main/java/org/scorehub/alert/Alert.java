package org.scorehub.alert;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message about one cause. It names no content of any document: values may be personal.
 *
 * @param count documents or deliveries since {@code from}; those that a connector holds
 * @param direction in or out; {@code deadline} for those of escalations that passed; {@code
 *     connector} for one that stays paused
 * @param document type of the documents; kind of the escalations; empty for a connector
 * @param path in the document; name of the deadline
 * @param sample one of them; null for a connector
 * @param site of the escalation; null if it has none, and of documents
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
    @Nullable UUID sample,
    @Nullable UUID site,
    Set<String> sentBy,
    int attempts) {

  Alert {
    sentBy = Set.copyOf(sentBy);
  }

  URI link(URI pages) {
    return URI.create(pages.toString().replaceAll("/+$", "") + page());
  }

  private String page() {
    return switch (direction) {
      case "in" -> "/exchanges/" + sample;
      case "out" -> "/deliveries/" + sample;
      case "connector" -> "/connectors/" + connector;
      default -> site == null ? "/escalations/" + sample : "/sites/" + site;
    };
  }

  /** One line, for a subject and for the log. */
  String title() {
    if (direction.equals("connector")) {
      return "%s has been paused since %s, %d document(s) held".formatted(connector, from, count);
    } else if (direction.equals("deadline")) {
      return "%d deadline(s) of escalation(s) passed: %s, %s".formatted(count, document, path);
    }
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
