package org.scorehub.intake;

import java.util.List;

/**
 * Is told of documents once they are recorded. What it throws is logged and harms no document; it
 * must not take long, as the next batch waits.
 */
public interface TranslationListener {

  /** A batch was recorded, quarantined documents among it. */
  void recorded(List<SeenDocument> documents);
}
