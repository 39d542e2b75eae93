package org.scorehub.platform.embedded;

import java.time.Duration;

/**
 * How often a server that ended by itself is started again.
 *
 * @param tries restarts in a row before giving up
 * @param firstDelay wait before the first restart; doubles with each further one
 * @param steadyAfter a server that ran this long gets all its tries back
 */
record RestartPolicy(int tries, Duration firstDelay, Duration steadyAfter) {

  static final RestartPolicy DEFAULT =
      new RestartPolicy(6, Duration.ofMillis(250), Duration.ofMinutes(1));

  Duration delayBefore(int attempt) {
    return firstDelay.multipliedBy(1L << (attempt - 1));
  }
}
