package org.scorehub.platform.sandbox;

import java.time.Duration;

/** How a script waits between its steps. */
@FunctionalInterface
interface Pacing {

  /** As long as the script says. */
  Pacing AS_WRITTEN = pause -> Thread.sleep(pause.toMillis());

  void pause(Duration pause) throws InterruptedException;
}
