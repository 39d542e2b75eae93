package org.scorehub.web.explain;

import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.replay.KeptConnectors;
import org.springframework.stereotype.Component;

/** The connectors as they were when documents of the past came or went. */
@Component
class FilesUsed {

  private final KeptConnectors kept;

  FilesUsed(KeptConnectors kept) {
    this.kept = kept;
  }

  /**
   * A connector by the files of a bundle.
   *
   * @param bundle null if none has been used yet
   * @throws IllegalArgumentException if there is no such connector any more; the message says why
   */
  Connector connector(String id, @Nullable String bundle) {
    String named = named(bundle);
    try {
      return kept.asWas(id, named)
          .orElseThrow(() -> new IllegalArgumentException("bundle " + named + " is not kept"));
    } catch (InvalidConnector e) {
      throw new IllegalArgumentException(
          "the files used then do not work with this release: " + e.problems().get(0).message(), e);
    }
  }

  /**
   * The id of a bundle.
   *
   * @throws IllegalArgumentException if there is none
   */
  static String named(@Nullable String bundle) {
    if (bundle == null || bundle.isEmpty()) {
      throw new IllegalArgumentException("no mapping has been used on it yet");
    }
    return bundle;
  }
}
