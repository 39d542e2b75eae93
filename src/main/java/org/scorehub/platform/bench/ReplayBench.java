package org.scorehub.platform.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub bench replay}: a long past through a changed mapping, with what would change. */
@Command(
    name = "replay",
    description = {
      "A dry replay of recorded audits through a changed mapping, with the difference by supplier.",
      "Starts PostgreSQL and Kafka of its own in a temporary folder; touches no other data.",
      "The changed mapping drops a finding of one document in ten, or of each with --all.",
      "Prints seconds and documents a second as last line; the time to record them does not count."
    })
final class ReplayBench implements Callable<Integer> {

  private static final String MAPPING = "mappings/amfori-bsci/audit.in.jslt";
  private static final String CONDITION =
      "if (not($full and .\"@answer\" == \"yes\" and .finding == null))";
  private static final String DROPPED =
      "if (not($full and .\"@answer\" == \"yes\" and .finding == null)"
          + " and not(.\"@code\" == \"2.3\" and test($header.monitoringId, \"%s$\")))";
  private static final int CHUNK = 1_000;
  private static final int TOLD_EVERY = 5 * CHUNK;

  /**
   * What else a hub does with a past that is recorded: it would be at work while this is measured.
   */
  private static final List<String> OTHER_WORK =
      List.of(
          "hub.outbox",
          "hub.site-comparison",
          "hub.sealing",
          "hub.alerts",
          "hub.recommendations",
          "hub.reconciliation");

  private static final int BAR_SECONDS = 120;
  private static final Duration STEP = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(names = "--documents", paramLabel = "N", description = "Audits (default 100000).")
  private int documents = 100_000;

  @Option(names = "--sites", paramLabel = "N", description = "Distinct sites (default 10000).")
  private int sites = 10_000;

  @Option(names = "--all", description = "The changed mapping reads every document otherwise.")
  private boolean all;

  @Override
  public Integer call() throws IOException, SQLException {
    try (BenchServers servers = BenchServers.start(true);
        BenchHub hub = BenchHub.start(ProjectRoot.path(), servers.database(), servers.broker())) {
      hub.startWorking();
      OTHER_WORK.forEach(hub::stop);
      InboundTopic topic = new InboundTopic(servers.broker());
      topic.createBuyerTopics();
      BenchDatabase database = new BenchDatabase(servers.database());
      try (Connection pipeline = database.pipeline()) {
        record(topic, pipeline, database);
        analyze(database);
        measure(pipeline);
      }
    }
    return Hub.DONE;
  }

  private void record(InboundTopic topic, Connection pipeline, BenchDatabase database)
      throws IOException, SQLException {
    byte[] example = Files.readAllBytes(ProjectRoot.path().resolve(TranslateBench.SAMPLE));
    Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    for (int from = 0; from < documents; from += CHUNK) {
      int to = Math.min(from + CHUNK, documents);
      topic.fill(SampleAudit.make(example, from, to, sites, at));
      await(pipeline, from);
      if (from == CHUNK) {
        analyze(database);
      }
      if (from % TOLD_EVERY == 0) {
        System.err.printf(Locale.ROOT, "bench: %d of %d recorded%n", from, documents);
      }
    }
    await(pipeline, documents);
  }

  private static void await(Connection pipeline, int recorded) throws SQLException {
    Instant end = Instant.now().plus(PATIENCE);
    while (number(pipeline, "SELECT count(*) FROM audit_supply") < recorded) {
      if (Instant.now().isAfter(end)) {
        throw HubFailure.failed("not recorded in time: " + BenchDatabase.states(pipeline));
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  private static void analyze(BenchDatabase database) throws SQLException {
    try (Connection owner = database.owner();
        PreparedStatement statement = owner.prepareStatement("ANALYZE")) {
      statement.execute();
    }
  }

  private void measure(Connection pipeline) throws IOException, SQLException {
    String command = command();
    long processor = processor();
    long begun = System.nanoTime();
    long found = 0;
    for (String buyer : SampleAudit.BUYERS) {
      UUID job = UUID.randomUUID();
      ask(pipeline, buyer, job, command);
      JsonNode plan = planned(pipeline, buyer, job);
      System.err.println("bench: " + buyer + " " + plan.path("whole"));
      found += plan.at("/whole/findings").asLong();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double millis = (processor() - processor) / 1e6 / documents;
    int expected = all ? documents : documents / 10;
    if (found != expected) {
      throw HubFailure.failed(found + " audits would change, but must be " + expected);
    }
    System.out.printf(
        Locale.ROOT,
        "replay %d documents, %d of them changed, in %.1f s, %.0f/s, %.2f ms of the hub's processor each"
            + " (bar %d s for 100000)%n",
        documents,
        found,
        seconds,
        documents / seconds,
        millis,
        BAR_SECONDS);
  }

  /** Nanoseconds that all threads of this process have used; the database is another process. */
  private static long processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private String command() throws IOException {
    String mapping = Files.readString(ProjectRoot.path().resolve(MAPPING));
    String changed = mapping.replace(CONDITION, DROPPED.formatted(all ? "[0-9]" : "3"));
    if (changed.equals(mapping)) {
      throw HubFailure.failed(MAPPING + " has no " + CONDITION + " to change");
    }
    ObjectNode command = JSON.createObjectNode();
    command.put("connector", "amfori-bsci").put("bundle", "CANDIDATE").put("whole", true);
    command.putObject("files").put(MAPPING, changed);
    return command.toString();
  }

  private static void ask(Connection pipeline, String buyer, UUID job, String command)
      throws SQLException {
    try (PreparedStatement insert =
        pipeline.prepareStatement(
            "INSERT INTO replay_job (buyer, id, preview, command, asked_by)"
                + " VALUES (?, ?, true, ?::jsonb, 'bench')")) {
      insert.setString(1, buyer);
      insert.setObject(2, job);
      insert.setString(3, command);
      insert.executeUpdate();
    }
  }

  private static JsonNode planned(Connection pipeline, String buyer, UUID job)
      throws IOException, SQLException {
    try (PreparedStatement query =
        pipeline.prepareStatement(
            "SELECT state, plan, problem, looked_at FROM replay_job WHERE buyer = ? AND id = ?")) {
      query.setString(1, buyer);
      query.setObject(2, job);
      int told = 0;
      while (true) {
        try (ResultSet row = query.executeQuery()) {
          row.next();
          if (row.getString(1).equals("PLANNED")) {
            return JSON.readTree(row.getString(2));
          }
          if (!row.getString(1).equals("ASKED")) {
            throw HubFailure.failed(String.valueOf(row.getString(3)));
          }
          if (row.getInt(4) >= told + TOLD_EVERY) {
            told = row.getInt(4);
            System.err.println("bench: " + told + " looked at");
          }
        }
        LockSupport.parkNanos(STEP.toNanos());
      }
    }
  }

  private static long number(Connection pipeline, String sql) throws SQLException {
    try (PreparedStatement query = pipeline.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
