package org.scorehub.drift;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.UnknownValues;
import org.scorehub.document.Reading;
import org.scorehub.document.SchemaWalk;
import org.scorehub.journal.PayloadArchive;
import org.scorehub.mapping.Redaction;
import org.springframework.stereotype.Component;

/** Finds one value of a field in the archived document, without what points to a worker. */
@Component
class Samples {

  private final PayloadArchive archive;

  Samples(PayloadArchive archive) {
    this.archive = archive;
  }

  /** Null if there is none, or the bytes are no longer there. */
  @Nullable String of(ShapeCount count, InboundDocument document, Change change) {
    String path = change.valuePath();
    if (path == null) {
      return null;
    }
    return archive
        .read(count.key().buyer(), count.exchange())
        .flatMap(bytes -> value(document, bytes, path))
        .map(value -> Redaction.redact(shortened(value)))
        .orElse(null);
  }

  private static Optional<String> value(InboundDocument document, byte[] bytes, String path) {
    Reading reading = document.reader().read(bytes);
    if (!(reading instanceof Reading.Readable readable)) {
      return Optional.empty();
    }
    Map<String, String> values = UnknownValues.of(readable.tree(), Set.of(path));
    return document.translate(bytes).problems().stream()
        .filter(p -> p.path() != null && SchemaWalk.generalised(p.path()).equals(path))
        .map(Problem::value)
        .filter(value -> value != null)
        .findFirst()
        .or(() -> values.values().stream().findFirst());
  }

  private static String shortened(String value) {
    return value.length() > Problem.MAX_VALUE ? value.substring(0, Problem.MAX_VALUE) + "…" : value;
  }
}
