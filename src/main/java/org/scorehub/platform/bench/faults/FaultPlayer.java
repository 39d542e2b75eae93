package org.scorehub.platform.bench.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.scorehub.platform.bench.load.Sleep;
import org.scorehub.platform.embedded.LooseServer;
import org.scorehub.platform.embedded.LooseServers;

/** Does at its moment what a plan says, and makes it good again. */
final class FaultPlayer {

  private static final Duration FOR_A_VICTIM = Duration.ofMinutes(3);

  /** Share of kills that may meet a hub while it starts; the others meet one at work. */
  private static final double WHILE_STARTING = 0.2;

  private final FaultPlan plan;
  private final Hubs hubs;
  private final LooseServers servers;
  private final SmallDisk disk;
  private final Random random;
  private final Consumer<String> told;
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger broker = new AtomicInteger();
  private final AtomicInteger database = new AtomicInteger();
  private final long begun = System.nanoTime();

  /**
   * @param told is told of each fault of a server
   */
  FaultPlayer(
      FaultPlan plan,
      Hubs hubs,
      LooseServers servers,
      SmallDisk disk,
      long seed,
      Consumer<String> told) {
    this.plan = plan;
    this.hubs = hubs;
    this.servers = servers;
    this.disk = disk;
    this.random = new Random(seed);
    this.told = told;
  }

  int kills() {
    return kills.get();
  }

  int brokerFaults() {
    return broker.get();
  }

  int databaseFaults() {
    return database.get();
  }

  /** Plays all of it, and returns once both servers run again. */
  void play() throws InterruptedException {
    Thread killer = new Thread(() -> play(plan.hubs()), "kill-hubs");
    killer.setDaemon(true);
    killer.start();
    play(plan.servers());
    killer.join();
    servers.postgres().start();
    servers.kafka().start();
  }

  private void play(List<PlannedFault> faults) {
    for (PlannedFault fault : faults) {
      long waited = System.nanoTime() - begun;
      if (!Sleep.of(fault.at().minusNanos(waited))) {
        return;
      }
      if (fault.kind() == PlannedFault.Kind.KILL_HUB) {
        killHub();
      } else {
        told.accept(fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        play(fault);
      }
    }
  }

  /** On a machine with much to do a hub takes long to start, and the next kill waits for it. */
  private void killHub() {
    boolean starting = random.nextDouble() < WHILE_STARTING;
    long deadline = System.nanoTime() + FOR_A_VICTIM.toNanos();
    while (System.nanoTime() < deadline) {
      if (hubs.killOne(random, starting)) {
        kills.incrementAndGet();
        return;
      }
      Sleep.millis(100);
    }
  }

  private void play(PlannedFault fault) {
    Duration away = Duration.ofSeconds(fault.seconds());
    LooseServer server = fault.kind().isOfBroker() ? servers.kafka() : servers.postgres();
    switch (fault.kind()) {
      case FILL_DISK -> {
        disk.fill(away);
        servers.postgres().start();
        servers.kafka().start();
        return;
      }
      case HOLD_BROKER, HOLD_DATABASE -> server.hold(away);
      case STOP_BROKER, STOP_DATABASE -> startAgain(server, server::stop, away);
      case KILL_BROKER, KILL_DATABASE -> startAgain(server, server::kill, away);
      case KILL_HUB -> throw new IllegalArgumentException("a hub is no server");
    }
    (fault.kind().isOfBroker() ? broker : database).incrementAndGet();
  }

  private static void startAgain(LooseServer server, Runnable end, Duration away) {
    end.run();
    Sleep.of(away);
    server.start();
  }
}
