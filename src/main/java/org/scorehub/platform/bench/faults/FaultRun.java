package org.scorehub.platform.bench.faults;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.scorehub.cli.HubFailure;
import org.scorehub.platform.bench.load.FreePorts;
import org.scorehub.platform.bench.load.HubEnvironment;
import org.scorehub.platform.bench.load.HubInstance;
import org.scorehub.platform.bench.load.Journeys;
import org.scorehub.platform.bench.load.RunFolder;
import org.scorehub.platform.bench.load.Sender;
import org.scorehub.platform.bench.load.Sleep;
import org.scorehub.platform.embedded.HubHome;
import org.scorehub.platform.embedded.LooseServer;
import org.scorehub.platform.embedded.LooseServers;
import org.scorehub.platform.sandbox.TwinHost;
import org.scorehub.platform.sandbox.Twins;

/** One run from the start of the servers to the last check. */
final class FaultRun {

  private static final Duration FOR_START = Duration.ofMinutes(5);
  private static final long FOR_SENDERS_MILLIS = 90_000;
  private static final long TOLD_EVERY_NANOS = 10_000_000_000L;
  private static final Map<String, String> TWINS =
      Map.of("HUB_TWINS_OPEN_SUPPLY_HUB_PER_MINUTE", "600");

  private final RunOptions options;
  private final Path root;
  private final Path folder;
  private final SmallDisk disk;
  private final String withoutDisk;
  private final Consumer<String> told;
  private final long begun = System.nanoTime();
  private long lastTold = begun;

  /**
   * @param root folder of the project
   * @param folder holds everything; the servers are in its folder {@code servers}
   * @param withoutDisk what is said of the full disk where there is none
   * @param told takes lines about the course
   */
  FaultRun(
      RunOptions options,
      Path root,
      Path folder,
      SmallDisk disk,
      String withoutDisk,
      Consumer<String> told) {
    this.options = options;
    this.root = root;
    this.folder = folder;
    this.disk = disk;
    this.withoutDisk = withoutDisk;
    this.told = told;
  }

  /** Runs it; nothing that it started runs afterwards. */
  Outcome run() throws InterruptedException, SQLException {
    say("seed " + options.seed() + ", everything in " + folder);
    try (HubHome home = HubHome.open(RunFolder.in(folder, "servers"));
        LooseServers servers = LooseServers.in(home)) {
      Stream.of(servers.postgres(), servers.kafka()).parallel().forEach(LooseServer::start);
      TwinHost host =
          new TwinHost(
              root,
              RunFolder.in(folder, "twins"),
              TWINS,
              "127.0.0.1",
              Optional.of(servers.database()));
      try (Twins twins = Twins.start(host, 0);
          Hubs hubs = hubs(servers, twins);
          Ledger ledger = new Ledger(folder.resolve("ledger.tsv"))) {
        return run(servers, twins, hubs, ledger);
      }
    }
  }

  private Hubs hubs(LooseServers servers, Twins twins) {
    Map<String, String> environment =
        HubEnvironment.of(root, servers.database(), servers.broker(), twins);
    return new Hubs(
        FreePorts.some(2).entrySet().stream()
            .map(
                e ->
                    new HubInstance(
                        "hub-" + e.getKey(), e.getValue(), folder, environment, HubInstance.SMALL))
            .toList());
  }

  private Outcome run(LooseServers servers, Twins twins, Hubs hubs, Ledger ledger)
      throws InterruptedException, SQLException {
    Rows rows = new Rows(servers.database());
    RecordedReader reader = new RecordedReader(rows);
    Arrivals arrivals = new Arrivals();
    arrivals.watch(twins);
    hubs.start();
    awaitReady(hubs);
    reader.watch();
    Load load = load(twins, hubs, ledger);
    TwinFaults twinFaults = new TwinFaults(twins, options.seed() + 1);
    FaultPlayer player =
        new FaultPlayer(FaultPlan.of(options), hubs, servers, disk, options.seed() + 2, this::say);
    say("both hubs are ready; the load begins");
    load.start();
    twinFaults.start();
    play(player, ledger, arrivals);
    load.stop(FOR_SENDERS_MILLIS);
    twinFaults.stop();
    say("faults and load have ended; sent again: " + load.repeated());
    Checks checks = new Checks(rows, reader, servers, ledger, arrivals, new Manifests(root));
    Quiet quiet =
        new Quiet(hubs, rows, reader, new Topics(servers.broker()), ledger, checks.documents());
    Map<String, Long> left = quiet.await(options.patience(), this::sayNowAndThen);
    boolean stopped = hubs.stop();
    say("hubs have stopped; checking");
    List<Violations> found = checks.all(left, stopped);
    return checks.outcome(options, player, twinFaults.count(), diskWord(), found);
  }

  private Load load(Twins twins, Hubs hubs, Ledger ledger) {
    String run = "faults-" + Long.toString(options.seed(), 36);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return new Load(
        new Journeys(root, today, run),
        twins,
        new Sender(hubs.all().stream().map(HubInstance::url).toList()),
        ledger,
        new Manifests(root),
        options.rate());
  }

  private void play(FaultPlayer player, Ledger ledger, Arrivals arrivals)
      throws InterruptedException {
    Thread playing = new Thread(() -> playAll(player), "play-faults");
    playing.setDaemon(true);
    long end = System.nanoTime() + options.load().toNanos();
    playing.start();
    while (playing.isAlive() || System.nanoTime() < end) {
      Thread.sleep(200);
      sayNowAndThen(
          String.format(
              Locale.ROOT,
              "%d kills, %d broker, %d database; %,d acknowledged, %,d offered, %,d arrivals",
              player.kills(),
              player.brokerFaults(),
              player.databaseFaults(),
              ledger.acknowledged().size(),
              ledger.offered().size(),
              arrivals.count()));
    }
  }

  private static void playAll(FaultPlayer player) {
    try {
      player.play();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady(Hubs hubs) {
    long deadline = System.nanoTime() + FOR_START.toNanos();
    while (!hubs.areReady()) {
      if (System.nanoTime() > deadline || !Sleep.millis(200)) {
        throw HubFailure.failed("the hubs do not become ready; their logs are in " + folder);
      }
    }
  }

  private String diskWord() {
    return disk.wasFull() ? "full once" : withoutDisk;
  }

  private void sayNowAndThen(String what) {
    if (System.nanoTime() - lastTold > TOLD_EVERY_NANOS) {
      say(what);
    }
  }

  private void say(String what) {
    lastTold = System.nanoTime();
    told.accept(String.format(Locale.ROOT, "%4d s: %s", (lastTold - begun) / 1_000_000_000L, what));
  }
}
