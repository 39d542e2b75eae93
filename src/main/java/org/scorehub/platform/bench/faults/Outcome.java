package org.scorehub.platform.bench.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How a run ended.
 *
 * @param checks all of them, in their order
 * @param disk what became of the full disk
 * @param lost violations that mean a loss
 * @param doubled violations that mean an effect or a byte string too many
 * @param disordered violations of an order
 */
record Outcome(
    RunOptions options,
    int kills,
    int brokerFaults,
    int databaseFaults,
    int twinFaults,
    String disk,
    long acknowledged,
    long recorded,
    long quarantined,
    long deliveries,
    long arrivals,
    long lost,
    long doubled,
    long disordered,
    List<Violations> checks) {

  Outcome {
    checks = List.copyOf(checks);
  }

  boolean holds() {
    return checks.stream().allMatch(Violations::isEmpty);
  }

  /** Everything in one line. */
  String line() {
    return String.format(
        Locale.ROOT,
        "faults: %s, seed %d, %d kills, %d broker, %d database, %d twin faults, disk %s,"
            + " %,d acknowledged, %,d recorded, %,d quarantined, %,d deliveries in %,d arrivals,"
            + " %,d lost, %,d doubled, %,d out of order: %s",
        time(options.load()),
        options.seed(),
        kills,
        brokerFaults,
        databaseFaults,
        twinFaults,
        disk,
        acknowledged,
        recorded,
        quarantined,
        deliveries,
        arrivals,
        lost,
        doubled,
        disordered,
        holds() ? "all holds" : "VIOLATED");
  }

  private static String time(Duration load) {
    return load.toSeconds() % 60 == 0 ? load.toMinutes() + " min" : load.toSeconds() + " s";
  }
}
