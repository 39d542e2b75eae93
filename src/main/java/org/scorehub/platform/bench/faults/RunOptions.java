package org.scorehub.platform.bench.faults;

import java.time.Duration;

/**
 * How long and how hard a run is.
 *
 * @param load how long documents are sent and faults happen
 * @param seed of the moments and kinds of faults
 * @param kills how often a hub is killed
 * @param serverFaults how often PostgreSQL or Kafka is stopped, killed or held
 * @param rate documents a second, at most
 * @param patience how long everything may take to become quiet afterwards
 * @param disk whether the servers' disk is filled once; needs a disk of its own
 */
record RunOptions(
    Duration load,
    long seed,
    int kills,
    int serverFaults,
    double rate,
    Duration patience,
    boolean disk) {

  private static final int SECONDS_A_KILL = 21;
  private static final int SECONDS_A_SERVER_FAULT = 75;

  /** About three kills a minute, and a fault of a server every 75 seconds. */
  static RunOptions ofMinutes(double minutes, long seed, double rate, boolean disk) {
    long seconds = Math.max(10, Math.round(minutes * 60));
    return new RunOptions(
        Duration.ofSeconds(seconds),
        seed,
        (int) Math.max(1, seconds / SECONDS_A_KILL),
        (int) Math.max(2, seconds / SECONDS_A_SERVER_FAULT),
        rate,
        Duration.ofSeconds(180 + seconds / 2),
        disk);
  }

  /** The short one of the build: three kills, a fault of each server, no disk of its own. */
  static RunOptions brief(long seed) {
    return new RunOptions(
        Duration.ofSeconds(25), seed, 3, 2, 8, Duration.ofSeconds(240), /* disk= */ false);
  }
}
