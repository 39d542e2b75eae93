package org.scorehub.platform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Sends what scripts say, in their order, each document once the one before has settled. */
final class ScriptPlayer {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(60);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Set<String> UNSETTLED = Set.of("RECEIVED", "SPLITTING");

  private final HubClient hub;
  private final Twins twins;
  private final Narration narration;
  private final Clock clock;
  private final Pacing pacing;
  private final Set<String> sites = new LinkedHashSet<>();

  ScriptPlayer(HubClient hub, Twins twins, Narration narration, Clock clock, Pacing pacing) {
    this.hub = hub;
    this.twins = twins;
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
      } catch (IllegalStateException e) {
        narration.failed(script.connector() + ": " + e.getMessage());
      }
    }
  }

  private void play(Script script, Script.Step step, LocalDate day)
      throws IOException, InterruptedException, HubRefused {
    Instant sentAt = clock.instant();
    if (step.publish() != null && !publish(script, step, day)) {
      return;
    }
    Optional<JsonNode> settled =
        step.publish() == null ? settled(step.as(), send(script, step, day)) : fetched(step);
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

  private String send(Script script, Script.Step step, LocalDate day)
      throws IOException, InterruptedException, HubRefused {
    if (step.soap() != null) {
      String document = script.document(step, day);
      return hub.submit(step.as(), script.connector(), step.soap(), document);
    }
    if (step.post() != null) {
      String tenant = step.tenant() == null ? "" : "?organisation=" + step.tenant();
      return hub.post(step.as(), step.post() + tenant, step.file(), script.content(step, day));
    }
    throw new IllegalArgumentException("a step of " + script.connector() + " has no soap or post");
  }

  private Optional<JsonNode> settled(String user, String id)
      throws IOException, InterruptedException, HubRefused {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode exchange = hub.get(user, "/api/v1/exchanges/" + id);
      if (!UNSETTLED.contains(exchange.path("state").asText())) {
        return Optional.of(exchange);
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
    return Optional.empty();
  }

  /** False if nobody waits for what comes of it. */
  private boolean publish(Script script, Script.Step step, LocalDate day) {
    String tenant = Objects.requireNonNull(step.tenant(), "a step that publishes names a tenant");
    String name = step.file().substring(step.file().lastIndexOf('/') + 1);
    Optional<Twin> twin = twins.of(script.connector());
    twin.ifPresent(
        system ->
            system.publish(
                tenant, Objects.requireNonNull(step.publish()), name, script.content(step, day)));
    if (twin.isPresent() && step.key() == null) {
      narration.offered(step);
    }
    return twin.isPresent() && step.key() != null;
  }

  private Optional<JsonNode> fetched(Script.Step step)
      throws IOException, InterruptedException, HubRefused {
    String key = URLEncoder.encode(String.valueOf(step.key()), StandardCharsets.UTF_8);
    String path = "/api/v1/exchanges?organisation=" + step.tenant() + "&key=" + key;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode latest = hub.get(step.as(), path).at("/items/0");
      if (!latest.isMissingNode() && !UNSETTLED.contains(latest.path("state").asText())) {
        return Optional.of(hub.get(step.as(), "/api/v1/exchanges/" + latest.path("id").asText()));
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
    Script.Approval approval = step.approve();
    if (approval != null) {
      hub.approve(approval.as(), site, approval.provider());
      narration.approved(approval);
    }
  }
}
