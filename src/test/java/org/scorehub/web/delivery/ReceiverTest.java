package org.scorehub.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** How people see receivers, stop deliveries and let them go on. */
@HubTest
class ReceiverTest {

  private static final String RECEIVERS = "/api/v1/receivers";
  private static final String PAUSE = RECEIVERS + "/amfori-bsci/pause";
  private static final String RESUME = RECEIVERS + "/amfori-bsci/resume";
  private static final String WHY = "{\"reason\": \"they migrate\"}";

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private OrganisationDatabase database;

  @AfterEach
  void letEverythingGoOn() {
    seed.sql(
        "UPDATE receiver_state SET paused_at = NULL, paused_by = NULL, pause_reason = NULL,"
            + " not_before = NULL, held_by = NULL, failures = 0, tripped_at = NULL, probe_at = NULL"
            + " WHERE connector = 'amfori-bsci'");
  }

  private JsonNode receiver(String user, String organisation) {
    for (JsonNode receiver : web.as(user).json(RECEIVERS)) {
      if (receiver.path("connector").asText().equals("amfori-bsci")
          && receiver.path("organisation").asText().equals(organisation)) {
        return receiver;
      }
    }
    throw new AssertionError("no such receiver");
  }

  private int post(String user, String path, String json) {
    return web.as(user).post(path, "application/json", json).statusCode();
  }

  private UUID ready(String buyer) {
    return seed.delivery(buyer, seed.bareSite(), Seed.id(), "READY", "<progress/>");
  }

  private String state(UUID delivery) {
    return seed.jdbc()
        .sql("SELECT state FROM delivery WHERE id = ?")
        .param(delivery)
        .query(String.class)
        .single();
  }

  /** Without consent a delivery is withheld when its turn comes, which shows that it came. */
  private void untilItHadItsTurn(UUID delivery) {
    await().atMost(Duration.ofSeconds(20)).until(() -> state(delivery).equals("WITHHELD"));
  }

  @Test
  void holdsWhatWaitsWhilePausedAndSaysWhoAndWhy() {
    assertThat(post("engineer", PAUSE, WHY)).isEqualTo(200);
    UUID held = ready(Seed.RETAIL);
    untilItHadItsTurn(ready(Seed.BRAND));
    assertThat(state(held)).isEqualTo("READY");
    JsonNode paused = receiver("engineer", Seed.RETAIL);
    assertThat(paused.path("state").asText()).isEqualTo("PAUSED");
    assertThat(paused.path("reason").asText()).isEqualTo("they migrate");
    assertThat(paused.path("pausedBy").asText()).isEqualTo("engineer");
    assertThat(paused.path("waiting").asInt()).isPositive();
    assertThat(paused.has("nextAttempt")).isFalse();
    assertThat(receiver("brand", Seed.BRAND).path("state").asText()).isEqualTo("OPEN");

    assertThat(post("engineer", RESUME, "{\"reason\": \"done\"}")).isEqualTo(200);
    untilItHadItsTurn(held);
    List<String> trail =
        database.as(
            Seed.RETAIL,
            jdbc ->
                jdbc.sql("SELECT action FROM access_trail WHERE subject LIKE ?")
                    .param("receiver:demo-retail/amfori-bsci%")
                    .query(String.class)
                    .list());
    assertThat(trail).contains("receiver.paused", "receiver.resumed");
  }

  @Test
  void isDecidedByEngineersOfTheReceiverOnly() {
    assertThat(post("sourcing", PAUSE, WHY)).isEqualTo(403);
    assertThat(post("brand", PAUSE, "{\"reason\": \"x\", \"organisation\": \"demo-retail\"}"))
        .isEqualTo(404);
    assertThat(post("engineer", PAUSE, "{\"reason\": \"x\", \"organisation\": \"boden\"}"))
        .isEqualTo(404);
    assertThat(
            post(
                "engineer",
                RECEIVERS + "/eti-members/pause",
                "{\"reason\": \"x\", \"organisation\": \"boden\"}"))
        .as("may act for it, but is not its engineer")
        .isEqualTo(403);
    assertThat(post("engineer", RECEIVERS + "/none/pause", WHY)).isEqualTo(404);
    assertThat(receiver("engineer", Seed.RETAIL).path("state").asText()).isEqualTo("OPEN");
  }

  @Test
  void needsAReasonToPause() {
    assertThat(post("engineer", PAUSE, "{}")).isEqualTo(400);
    assertThat(post("engineer", PAUSE, "{\"reason\": \"  \"}")).isEqualTo(400);
    assertThat(post("engineer", PAUSE, "{\"reason\": \"" + "x".repeat(1001) + "\"}"))
        .isEqualTo(400);
  }

  @Test
  void keepsTheFirstPauseUntilItIsResumed() {
    post("engineer", PAUSE, WHY);
    assertThat(post("admin", PAUSE, "{\"reason\": \"another\"}")).isEqualTo(200);
    assertThat(receiver("admin", Seed.RETAIL).path("pausedBy").asText()).isEqualTo("engineer");
    assertThat(post("admin", RESUME, "{}")).isEqualTo(200);
    assertThat(post("admin", RESUME, "{}")).isEqualTo(200);
  }

  @Test
  void saysWhatElseHoldsAReceiver() {
    receiver("engineer", Seed.RETAIL);
    seed.sql(
        "INSERT INTO receiver_state (buyer, connector) VALUES ('demo-retail', 'amfori-bsci')"
            + " ON CONFLICT DO NOTHING");
    hold("not_before = now() + interval '1 hour', held_by = 'RATE'");
    assertThat(receiver("engineer", Seed.RETAIL).path("state").asText()).isEqualTo("RATE_REACHED");
    hold("held_by = 'RETRY_AFTER', last_failure = 'HTTP 429'");
    assertThat(receiver("engineer", Seed.RETAIL).path("reason").asText()).isEqualTo("HTTP 429");
    hold("tripped_at = now(), probe_at = now() + interval '1 minute', failures = 12");
    JsonNode broken = receiver("engineer", Seed.RETAIL);
    assertThat(broken.path("state").asText()).isEqualTo("UNAVAILABLE");
    assertThat(broken.path("failures").asInt()).isEqualTo(12);
    assertThat(broken.at("/policy/concurrency").asInt()).isPositive();
  }

  private void hold(String how) {
    seed.sql(
        "UPDATE receiver_state SET " + how + " WHERE buyer = ? AND connector = 'amfori-bsci'",
        Seed.RETAIL);
  }

  @Test
  void pausesAndResumesByPage() {
    WebClient browser = web.browser("engineer", "sandbox");
    String page = "/connectors/amfori-bsci";
    String receiver = "/receivers/amfori-bsci/demo-retail";
    browser.submit(page, receiver + "/pause", Map.of("reason", "lunch", "onConnector", "true"));
    assertThat(browser.get(page).body()).contains("lunch", "by engineer", "Resume");
    assertThat(browser.get("/deliveries").body()).contains("lunch", "Resume");
    UUID held = ready(Seed.RETAIL);
    assertThat(browser.get("/deliveries/" + held).body()).contains("Next attempt", "lunch");
    browser.submit("/deliveries", receiver + "/resume", Map.of());
    assertThat(browser.get("/deliveries").body()).doesNotContain("lunch");
    assertThat(web.browser("sourcing", "sandbox").get("/deliveries").body())
        .contains("Receivers")
        .doesNotContain("name=\"reason\"");
  }
}
