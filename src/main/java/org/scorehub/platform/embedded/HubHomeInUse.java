package org.scorehub.platform.embedded;

import java.nio.file.Path;

/** Another hub already works on this folder. The message names the folder and the other hub. */
public final class HubHomeInUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HubHomeInUse(Path folder, String holder) {
    super(
        "the folder %s is in use by another hub (pid %s): stop that hub, or set HUB_HOME to another folder"
            .formatted(folder, holder));
  }
}
