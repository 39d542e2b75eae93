package org.scorehub.platform.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.scorehub.platform.bench.faults.PlannedFault.Kind;

/**
 * All faults of a run in the order of their moments; the same for the same options.
 *
 * @param hubs kills of hubs
 * @param servers what happens to PostgreSQL, Kafka and their disk
 */
record FaultPlan(List<PlannedFault> hubs, List<PlannedFault> servers) {

  private static final double DISK_AT = 0.6;
  private static final int DISK_SECONDS = 12;
  private static final int LONGEST_AWAY = 8;

  FaultPlan {
    hubs = List.copyOf(hubs);
    servers = List.copyOf(servers);
  }

  static FaultPlan of(RunOptions options) {
    Random random = new Random(options.seed());
    List<PlannedFault> hubs = new ArrayList<>();
    for (int i = 0; i < options.kills(); i++) {
      hubs.add(new PlannedFault(moment(i, options.kills(), options, random), Kind.KILL_HUB, 0));
    }
    return new FaultPlan(hubs, servers(options, random));
  }

  private static List<PlannedFault> servers(RunOptions options, Random random) {
    List<PlannedFault> servers = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < options.serverFaults(); i++) {
      if (kinds.isEmpty()) {
        kinds.addAll(cycle(random));
      }
      servers.add(
          new PlannedFault(
              moment(i, options.serverFaults(), options, random),
              kinds.remove(0),
              1 + random.nextInt(LONGEST_AWAY)));
    }
    if (options.disk()) {
      long millis = (long) (options.load().toMillis() * DISK_AT);
      servers.add(new PlannedFault(Duration.ofMillis(millis), Kind.FILL_DISK, DISK_SECONDS));
      servers.sort((one, other) -> one.at().compareTo(other.at()));
    }
    return servers;
  }

  /** Each kind once, a kill of either server first, so that a short run has those. */
  private static List<Kind> cycle(Random random) {
    List<Kind> kills = new ArrayList<>(List.of(Kind.KILL_BROKER, Kind.KILL_DATABASE));
    List<Kind> others =
        new ArrayList<>(
            List.of(Kind.STOP_BROKER, Kind.HOLD_BROKER, Kind.STOP_DATABASE, Kind.HOLD_DATABASE));
    Collections.shuffle(kills, random);
    Collections.shuffle(others, random);
    kills.addAll(others);
    return kills;
  }

  /** Anywhere in the middle of its part of the time. */
  private static Duration moment(int number, int of, RunOptions options, Random random) {
    double share = (number + 0.1 + 0.8 * random.nextDouble()) / of;
    return Duration.ofMillis((long) (options.load().toMillis() * share));
  }
}
