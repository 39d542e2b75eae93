package org.scorehub.platform.bench.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.scorehub.cli.HubFailure;
import org.scorehub.platform.bench.ProjectRoot;
import org.scorehub.platform.bench.load.FreePorts;
import org.scorehub.platform.bench.load.HubEnvironment;
import org.scorehub.platform.bench.load.HubInstance;
import org.scorehub.platform.bench.load.RunFolder;
import org.scorehub.platform.bench.load.Sleep;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.embedded.EmbeddedServers;
import org.scorehub.platform.embedded.HubHome;
import org.scorehub.platform.sandbox.TwinHost;
import org.scorehub.platform.sandbox.Twins;

/** From an empty folder to a hub with a long past. Nothing that it starts runs afterwards. */
final class Seeding {

  private static final Duration FOR_START = Duration.ofMinutes(3);
  private static final Duration FOR_STOP = Duration.ofSeconds(60);
  private static final Map<String, String> TWINS =
      Map.of("HUB_TWINS_OPEN_SUPPLY_HUB_PER_MINUTE", "6000");

  private final SeededHome home;
  private final int journeys;
  private final long begun = System.nanoTime();

  Seeding(SeededHome home, int journeys) {
    this.home = home;
    this.journeys = journeys;
  }

  Copies.Counts make(long sites, long exchanges)
      throws IOException, InterruptedException, SQLException {
    Path work = RunFolder.create();
    try (HubHome held = HubHome.open(home.folder());
        EmbeddedServers servers = EmbeddedServers.start(held, true, true)) {
      DatabaseSettings database = servers.database().orElseThrow();
      record(work, database, servers.broker().orElseThrow());
      try (Tables owner = Tables.ofOwner(database)) {
        return new Copies(owner, this::say).make(sites, exchanges);
      }
    } finally {
      RunFolder.delete(work);
    }
  }

  private void record(Path work, DatabaseSettings database, BrokerSettings broker)
      throws IOException, InterruptedException, SQLException {
    Path root = ProjectRoot.path();
    TwinHost host =
        new TwinHost(root, RunFolder.in(work, "twins"), TWINS, "127.0.0.1", Optional.of(database));
    int port = List.copyOf(FreePorts.some(1).values()).get(0);
    try (Twins twins = Twins.start(host, 0);
        HubInstance hub =
            new HubInstance(
                "hub",
                port,
                work,
                HubEnvironment.of(root, database, broker, twins),
                HubInstance.SMALL);
        Tables rows = start(hub, database)) {
      Patterns patterns = new Patterns(root, hub.url(), twins);
      patterns.play(journeys, this::say);
      Patterns.await(rows, this::say);
      patterns.approve();
      Patterns.await(rows, this::say);
      if (!hub.stop(FOR_STOP)) {
        throw HubFailure.failed("the hub does not stop");
      }
    }
  }

  private static Tables start(HubInstance hub, DatabaseSettings database) throws SQLException {
    hub.start();
    long deadline = System.nanoTime() + FOR_START.toNanos();
    while (!hub.isReady()) {
      if (System.nanoTime() > deadline || !Sleep.millis(200)) {
        throw HubFailure.failed("the hub does not become ready");
      }
    }
    return Tables.ofPipeline(database);
  }

  private void say(String what) {
    System.err.printf(
        Locale.ROOT, "seed: %4d s: %s%n", (System.nanoTime() - begun) / 1_000_000_000L, what);
  }
}
