package org.scorehub.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** People are told of a connector that stays paused, until it is resumed. */
@HubTest
class PausedConnectorsTest {

  private static final AlertSettings SETTINGS =
      new AlertSettings(
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          URI.create("https://hub.example/"),
          "hub@hub.example",
          Map.of());

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private PipelineDatabase database;

  private final String connector = "paused-" + UUID.randomUUID();

  @AfterEach
  void forget() {
    seed.sql("DELETE FROM held_document WHERE connector = ?", connector);
    seed.sql("DELETE FROM connector_pause WHERE connector = ?", connector);
  }

  private void pause(String interval) {
    seed.sql(
        "INSERT INTO connector_pause (buyer, connector, paused_at, paused_by, reason)"
            + " VALUES (?, ?, now() - ?::interval, 'engineer', 'Ms Example is on leave')",
        Seed.RETAIL,
        connector,
        interval);
  }

  private void resume() {
    seed.sql("UPDATE connector_pause SET resumed_at = now() WHERE connector = ?", connector);
  }

  private void lookAfter(String duration) {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.parse(duration));
    new PausedConnectors(SETTINGS, later).watch(new JdbcTemplate(database.dataSource()));
  }

  private List<JsonNode> alerts() {
    return StreamSupport.stream(
            web.as("engineer").json("/api/v1/alerts?limit=200").spliterator(), false)
        .filter(alert -> alert.path("connector").asText().equals(connector))
        .toList();
  }

  @Test
  void toldOnceWhenTheTimeHasPassedAndNotBefore() {
    pause("0");
    lookAfter("PT3H59M");
    assertThat(alerts()).isEmpty();
    lookAfter("PT4H1M");
    lookAfter("PT9H");
    assertThat(alerts()).hasSize(1);
  }

  @Test
  void endsWhenItIsResumedAndIsRaisedAnewByTheNextPause() {
    pause("0");
    lookAfter("PT4H1M");
    assertThat(alerts().get(0).has("endedAt")).isFalse();
    resume();
    lookAfter("PT4H2M");
    assertThat(alerts().get(0).has("endedAt")).isTrue();
    seed.sql(
        "UPDATE connector_pause SET paused_at = now(), resumed_at = NULL WHERE connector = ?",
        connector);
    lookAfter("PT4H3M");
    assertThat(alerts()).hasSize(2).filteredOn(alert -> !alert.has("endedAt")).hasSize(1);
  }

  @Test
  void whatHasNotGoneOutWhenItEndsGoesNoMore() {
    pause("0");
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              lookAfter("PT4H1M");
              resume();
              lookAfter("PT4H2M");
            });
    assertThat(alerts().get(0).path("sending").asText()).isEqualTo("ENDED");
  }

  @Test
  void theRunningHubTellsSinceWhenAndHowManyAreHeldAndNotWhy() {
    UUID held = seed.exchange(Seed.RETAIL, "RECEIVED", null, "held", "<audit/>");
    seed.sql(
        "INSERT INTO held_document (buyer, connector, exchange_id) VALUES (?, ?, ?)",
        Seed.RETAIL,
        connector,
        held);
    pause("5 hours");
    await().until(() -> alerts().stream().anyMatch(a -> a.path("sending").asText().equals("SENT")));
    JsonNode alert = alerts().get(0);
    assertThat(alert.path("direction").asText()).isEqualTo("connector");
    assertThat(alert.path("state").asText()).isEqualTo("PAUSED");
    assertThat(alert.path("count").asInt()).isEqualTo(1);
    assertThat(alert.path("sample").asText()).isEqualTo("/connectors/" + connector);
    assertThat(alert.toString()).doesNotContain("Example");
    assertThat(web.as("brand").json("/api/v1/alerts").toString()).doesNotContain(connector);
    resume();
    await().until(() -> alerts().get(0).has("endedAt"));
    assertThat(web.browser("engineer", "sandbox").get("/parked").body())
        .contains(connector, "resumed");
    seed.sql("UPDATE exchange SET state = 'RECORDED' WHERE id = ?", held);
  }
}
