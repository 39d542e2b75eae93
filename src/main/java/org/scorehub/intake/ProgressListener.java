package org.scorehub.intake;

import java.util.Map;
import java.util.UUID;

/** Is told, inside the recording transaction, that the training progress of sites has changed. */
public interface ProgressListener {

  /**
   * Takes note of the change.
   *
   * @param causes the exchange that changed it, by site
   */
  void progressChanged(Map<UUID, UUID> causes, Recording recording);
}
