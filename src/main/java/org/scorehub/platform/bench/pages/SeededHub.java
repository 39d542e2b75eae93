package org.scorehub.platform.bench.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.scorehub.cli.HubFailure;
import org.scorehub.platform.bench.ProjectRoot;
import org.scorehub.platform.bench.load.FreePorts;
import org.scorehub.platform.bench.load.HubInstance;
import org.scorehub.platform.bench.load.Sleep;
import org.scorehub.platform.embedded.KeptDatabase;

/** The hub on a seeded folder, in a process of its own as {@code ./hub run} starts it. */
final class SeededHub implements AutoCloseable {

  private static final Duration FOR_START = Duration.ofMinutes(3);
  private static final int WARMING = 5;
  private static final Duration FOR_STOP = Duration.ofSeconds(60);
  private static final Map<String, String> ORGANISATIONS =
      Map.of("engineer", "demo-retail", "compliance", "demo-retail", "sourcing", "demo-retail");

  private final HubInstance hub;
  private final Tables tables;

  private SeededHub(HubInstance hub, Tables tables) {
    this.hub = hub;
    this.tables = tables;
  }

  static SeededHub start(Path home) throws SQLException {
    int port = List.copyOf(FreePorts.some(1).values()).get(0);
    Map<String, String> environment =
        Map.of(
            "HUB_ROOT",
            ProjectRoot.path().toAbsolutePath().normalize().toString(),
            "SPRING_APPLICATION_JSON",
            "{\"hub.sandbox.journey\": false}");
    HubInstance hub =
        new HubInstance(
            String.valueOf(home.getFileName()),
            port,
            Objects.requireNonNull(home.getParent()),
            environment,
            List.of("-Xmx1g"));
    hub.start();
    long deadline = System.nanoTime() + FOR_START.toNanos();
    while (!hub.isReady()) {
      if (System.nanoTime() > deadline || !hub.isRunning() || !Sleep.millis(200)) {
        hub.close();
        throw HubFailure.failed("the hub does not become ready; see " + hub.log());
      }
    }
    return new SeededHub(hub, Tables.ofPipeline(KeptDatabase.open(home).settings()));
  }

  /** Of each page that has the text, once all of them have been asked for, as on a hub in use. */
  List<PageTimes> times(String text, int requests, Consumer<String> told)
      throws IOException, InterruptedException, SQLException {
    round(text, WARMING, line -> {});
    return round(text, requests, told);
  }

  private List<PageTimes> round(String text, int requests, Consumer<String> told)
      throws IOException, InterruptedException, SQLException {
    Picks picks = new Picks(tables);
    Map<String, Visitor> visitors = new HashMap<>();
    List<PageTimes> times = new ArrayList<>();
    for (String line : Picks.lines("pages.txt").stream().filter(l -> l.contains(text)).toList()) {
      String[] parts = line.split(" ", 2);
      if (!visitors.containsKey(parts[0])) {
        visitors.put(parts[0], Visitor.of(hub.url(), parts[0]));
      }
      double[] found =
          times(picks, Objects.requireNonNull(visitors.get(parts[0])), parts, requests);
      if (found.length == 0) {
        told.accept(line + ": there is none");
      } else {
        PageTimes page = PageTimes.of(line, found);
        told.accept(page.line());
        times.add(page);
      }
    }
    return times;
  }

  private static double[] times(Picks picks, Visitor visitor, String[] page, int requests)
      throws IOException, InterruptedException, SQLException {
    double[] millis = new double[requests];
    for (int n = -requests; n < requests; n++) {
      Optional<String> path =
          picks.fill(page[1], String.valueOf(ORGANISATIONS.get(page[0])), n + requests);
      if (path.isEmpty()) {
        return new double[0];
      }
      double took = visitor.visit(path.get());
      if (n >= 0) {
        millis[n] = took;
      }
    }
    return millis;
  }

  @Override
  public void close() {
    try {
      tables.close();
    } catch (SQLException e) {
      System.err.println("pages: " + e.getMessage());
    }
    hub.stop(FOR_STOP);
    hub.close();
  }
}
