package org.scorehub.platform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub bench ingest}: audits from the inbound topic to recorded and published. */
@Command(
    name = "ingest",
    description = {
      "Received to recorded and published: the hub beside a bare loop that writes the same rows.",
      "Starts PostgreSQL and Kafka of its own in a temporary folder; touches no other data.",
      "Prints audits a second of both, and as last line their ratio."
    })
final class IngestBench implements Callable<Integer> {

  private static final double BAR = 0.60;
  private static final long PATIENCE_NANOS = 300_000_000_000L;

  @Option(names = "--audits", paramLabel = "N", description = "Audits a round (default 4000).")
  private int audits = 4000;

  @Option(names = "--sites", paramLabel = "N", description = "Distinct sites (default 1500).")
  private int sites = 1500;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each side (default 3).")
  private int rounds = 3;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Rounds before those that count (default 3, at least 1).")
  private int warmUp = 3;

  @Override
  public Integer call() throws IOException, SQLException {
    try (BenchServers servers = BenchServers.start(true);
        BenchHub hub = BenchHub.start(ProjectRoot.path(), servers.database(), servers.broker())) {
      InboundTopic topic = new InboundTopic(servers.broker());
      topic.createBuyerTopics();
      measure(hub, topic, new BenchDatabase(servers.database()));
    }
    return Hub.DONE;
  }

  private void measure(BenchHub hub, InboundTopic topic, BenchDatabase database)
      throws IOException, SQLException {
    Path root = ProjectRoot.path();
    Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    byte[] example = Files.readAllBytes(root.resolve(TranslateBench.SAMPLE));
    List<SampleAudit> documents = SampleAudit.make(example, audits, sites, at);
    double[] ours = new double[rounds];
    double[] baseline = new double[rounds];
    BareIngest bare = null;
    for (int round = -Math.max(1, warmUp); round < rounds; round++) {
      hub.stopWorking();
      database.empty();
      Map<TopicPartition, Long> from = topic.fill(documents);
      double hubRate = audits * 1e9 / hubRound(hub, database);
      Map<String, long[]> written = database.sizes();
      boolean first = bare == null;
      bare = bare == null ? bare(root, topic, database) : bare;
      hub.stopWorking();
      database.empty();
      double bareRate = audits * 1e9 / bare.run(from, audits);
      if (first) {
        compare(written, database.sizes());
      }
      if (round >= 0) {
        ours[round] = hubRate;
        baseline[round] = bareRate;
      }
      System.err.printf(
          Locale.ROOT,
          "bench: %s: ours %.0f/s, baseline %.0f/s%n",
          round < 0 ? "warm-up" : "round " + (round + 1) + " of " + rounds,
          hubRate,
          bareRate);
    }
    Ratio.line("ours", Ratio.median(ours), "audits/s", ours);
    Ratio.line("baseline", Ratio.median(baseline), "audits/s", baseline);
    Ratio.last("ingest", Ratio.median(ours), Ratio.median(baseline), BAR);
  }

  private long hubRound(BenchHub hub, BenchDatabase database) throws SQLException {
    try (Connection connection = database.pipeline()) {
      hub.startWorking();
      long begun = System.nanoTime();
      while (!BenchDatabase.isDone(connection, audits)) {
        if (System.nanoTime() - begun > PATIENCE_NANOS) {
          throw HubFailure.failed(
              "the hub did not finish in time: " + BenchDatabase.states(connection));
        }
        pause();
      }
      return System.nanoTime() - hub.firstBatchAt();
    }
  }

  private static BareIngest bare(Path root, InboundTopic topic, BenchDatabase database)
      throws SQLException {
    try (Connection connection = database.pipeline()) {
      return new BareIngest(
          topic,
          database,
          new BareTranslation(root),
          BareRows.read(connection),
          BareEvents.read(connection));
    }
  }

  /** Both sides must leave the same rows; updates may change their length a little. */
  private static void compare(Map<String, long[]> ours, Map<String, long[]> baseline) {
    for (String table : BenchDatabase.TABLES) {
      long[] mine = ours.getOrDefault(table, new long[2]);
      long[] other = baseline.getOrDefault(table, new long[2]);
      System.err.printf(
          Locale.ROOT,
          "bench: %-16s ours %7d rows %10d bytes, baseline %7d rows %10d bytes%n",
          table,
          mine[0],
          mine[1],
          other[0],
          other[1]);
      if (differ(mine[0], other[0]) || differ(mine[1], other[1])) {
        throw HubFailure.failed("the two sides do not write the same rows to " + table);
      }
    }
  }

  private static boolean differ(long ours, long baseline) {
    return Math.abs(ours - baseline) > ours / 50;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HubFailure.failed("stopped");
    }
  }
}
