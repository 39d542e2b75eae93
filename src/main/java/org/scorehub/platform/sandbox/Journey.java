package org.scorehub.platform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The whole journey on a hub: audits, recommendations, training, progress back to the buyer. Plays
 * once, on a thread of its own, and tells what happens. A second run against the same hub sends the
 * same bytes and changes nothing.
 */
public final class Journey implements AutoCloseable {

  /** Password of the demo users whom the scripts name. */
  static final String PASSWORD = "sandbox";

  /** Connectors whose scripts begin, in this order; those of others follow. */
  private static final List<String> FIRST =
      List.of(
          "amfori-bsci",
          "eti-members",
          "inditex",
          "adidas",
          "coop-ch",
          "fip-archive",
          "untp",
          "score-training");

  private static final String BUYER = "engineer";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration FOR_READINESS = Duration.ofMinutes(5);
  private static final Duration FOR_DELIVERIES = Duration.ofSeconds(15);
  private static final long FOR_END_MILLIS = 3000;

  private final Twins twins;
  private final HubClient hub;
  private final Narration narration;
  private final ScriptPlayer player;
  private final Set<String> toldSites = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "sandbox-journey");

  private Journey(Twins twins, URI hub, Consumer<String> console, Pacing pacing) {
    this.twins = twins;
    this.hub = new HubClient(hub, PASSWORD);
    this.narration = new Narration(console);
    this.player = new ScriptPlayer(this.hub, twins, narration, Clock.systemUTC(), pacing);
    twins.onReceipt(this::tellFirst);
  }

  /**
   * Begins to play.
   *
   * @param twins offer documents and take the deliveries
   * @param hub address without a path
   * @param console takes the lines told
   */
  public static Journey begin(Twins twins, URI hub, Consumer<String> console) {
    return begin(twins, hub, console, Pacing.AS_WRITTEN);
  }

  static Journey begin(Twins twins, URI hub, Consumer<String> console, Pacing pacing) {
    Journey journey = new Journey(twins, hub, console, pacing);
    journey.thread.setDaemon(true);
    journey.thread.start();
    return journey;
  }

  /** Connectors whose simulated systems run here; those that run elsewhere play there. */
  static List<String> scripts(Twins twins) {
    return Stream.concat(FIRST.stream(), twins.files().connectors().stream())
        .distinct()
        .filter(connector -> twins.of(connector).isPresent())
        .filter(connector -> Script.exists(twins.files(), connector))
        .toList();
  }

  /** Waits until everything is told. */
  public void await() throws InterruptedException {
    thread.join();
  }

  /** Breaks the journey off if it still plays. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(FOR_END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      if (!awaitReady()) {
        narration.failed("the hub at " + hub.hub() + " does not become ready");
        return;
      }
      play();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      narration.failed("the hub at " + hub.hub() + " cannot be reached (" + e + ")");
    }
  }

  private void play() throws IOException, InterruptedException {
    narration.open(hub.hub());
    LocalDate day = player.day(Script.of(twins.files(), FIRST.get(0)));
    for (String connector : scripts(twins)) {
      player.play(Script.of(twins.files(), connector), day);
    }
    for (String site : player.sites()) {
      tellDeliveries(site);
    }
    narration.close(hub.hub());
  }

  private boolean awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + FOR_READINESS.toNanos();
    while (System.nanoTime() < deadline) {
      if (hub.isReady()) {
        return true;
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
    return false;
  }

  /** Of the many reports on one site, the first; the sum is told at the end. */
  private void tellFirst(Receipt receipt) {
    if (toldSites.add(receipt.tenant() + receipt.siteName())) {
      narration.received(receipt);
    }
  }

  private void tellDeliveries(String site) throws IOException, InterruptedException {
    try {
      String path = "/api/v1/sites/" + site;
      List<JsonNode> deliveries = finished(path + "/deliveries?limit=500");
      if (!deliveries.isEmpty()) {
        narration.delivered(hub.get(BUYER, path).path("name").asText(site), deliveries);
      }
    } catch (HubRefused e) {
      // a site of other buyers; what their systems took has been told one by one
    }
  }

  private List<JsonNode> finished(String path)
      throws IOException, InterruptedException, HubRefused {
    long deadline = System.nanoTime() + FOR_DELIVERIES.toNanos();
    List<JsonNode> deliveries = deliveries(path);
    while (deliveries.stream().anyMatch(Journey::isUnfinished) && System.nanoTime() < deadline) {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      deliveries = deliveries(path);
    }
    return deliveries;
  }

  private static boolean isUnfinished(JsonNode delivery) {
    return Set.of("DUE", "READY").contains(delivery.path("state").asText());
  }

  private List<JsonNode> deliveries(String path)
      throws IOException, InterruptedException, HubRefused {
    List<JsonNode> deliveries = new ArrayList<>();
    hub.get(BUYER, path).path("items").forEach(deliveries::add);
    return deliveries;
  }
}
