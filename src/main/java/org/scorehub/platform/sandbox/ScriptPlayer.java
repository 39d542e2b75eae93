package org.scorehub.platform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Sends what scripts say, in their order, each document once the one before has settled. */
final class ScriptPlayer {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(60);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HubClient hub;
  private final Narration narration;
  private final Clock clock;
  private final Pacing pacing;
  private final Set<String> sites = new LinkedHashSet<>();

  ScriptPlayer(HubClient hub, Narration narration, Clock clock, Pacing pacing) {
    this.hub = hub;
    this.narration = narration;
    this.clock = clock;
    this.pacing = pacing;
  }

  /**
   * Ids of the sites that the documents sent so far are about, in the order in which they came up.
   */
  Set<String> sites() {
    return Collections.unmodifiableSet(sites);
  }

  /** The UTC day on which the hub got the first document of the script; today if it has none. */
  LocalDate day(Script script) throws IOException, InterruptedException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Script.First first = script.first();
    if (first == null) {
      return today;
    }
    try {
      JsonNode known = hub.get(first.as(), "/api/v1/exchanges?limit=500&key=" + first.key());
      return StreamSupport.stream(known.path("items").spliterator(), false)
          .map(exchange -> Instant.parse(exchange.path("receivedAt").asText()))
          .min(Instant::compareTo)
          .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
          .orElse(today);
    } catch (HubRefused e) {
      return today;
    }
  }

  void play(Script script, LocalDate day) throws IOException, InterruptedException {
    for (Script.Step step : script.steps()) {
      pacing.pause(step.pause());
      try {
        play(script, step, day);
      } catch (HubRefused e) {
        narration.refused(step, String.valueOf(e.getMessage()));
      }
    }
  }

  private void play(Script script, Script.Step step, LocalDate day)
      throws IOException, InterruptedException, HubRefused {
    Instant sentAt = clock.instant();
    String id = send(script, step, script.document(step, day));
    Optional<JsonNode> settled = settled(step.as(), id);
    if (settled.isEmpty()) {
      narration.unsettled(step);
      return;
    }
    narration.sent(step, Narration.outcome(settled.get(), sentAt));
    String site = settled.get().path("siteId").asText();
    if (!site.isEmpty()) {
      sites.add(site);
      show(step, site);
    }
  }

  private String send(Script script, Script.Step step, String document)
      throws IOException, InterruptedException, HubRefused {
    if (step.soap() != null) {
      return hub.submit(step.as(), script.connector(), step.soap(), document);
    }
    if (step.post() != null) {
      return hub.post(step.as(), step.post(), document);
    }
    throw new IllegalArgumentException("a step of " + script.connector() + " has no soap or post");
  }

  private Optional<JsonNode> settled(String user, String id)
      throws IOException, InterruptedException, HubRefused {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode exchange = hub.get(user, "/api/v1/exchanges/" + id);
      if (!exchange.path("state").asText().equals("RECEIVED")) {
        return Optional.of(exchange);
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
    return Optional.empty();
  }

  private void show(Script.Step step, String site)
      throws IOException, InterruptedException, HubRefused {
    if ("recommendations".equals(step.show())) {
      String path = "/api/v1/sites/" + site;
      String name = hub.get(step.as(), path).path("name").asText(site);
      narration.recommended(name, hub.get(step.as(), path + "/recommendations"));
    }
  }
}
