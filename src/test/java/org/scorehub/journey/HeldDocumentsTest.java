package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** What is handed in while a connector is paused. */
@HubTest
class HeldDocumentsTest {

  private static final String CONNECTOR = "/api/v1/connectors/amfori-bsci";
  private static final String REASON = "{\"reason\": \"the mapping is being mended\"}";

  @Autowired private HubUnderTest hub;
  @Autowired private WebClient web;
  @Autowired private Seed seed;

  private List<UUID> held() {
    return seed.jdbc()
        .sql("SELECT exchange_id FROM held_document WHERE buyer = ? AND connector = 'amfori-bsci'")
        .param(Seed.RETAIL)
        .query(UUID.class)
        .list();
  }

  @Test
  void acknowledgesAndHoldsItAndGoesOnInOrder() {
    assertThat(post("/pause", REASON)).isEqualTo(200);
    try {
      List<String> sent = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        sent.add(hub.send("engineer", HubUnderTest.AUDIT, AuditFixture.audit().bytes()));
      }
      await().until(() -> held().size() == 3);
      assertThat(state(sent.get(0))).isEqualTo("RECEIVED");
      JsonNode figures = hub.read("engineer", CONNECTOR + "/figures");
      assertThat(figures.path("state").asText()).isEqualTo("PAUSED");
      assertThat(figures.path("lag").path("waiting").asLong()).isGreaterThanOrEqualTo(3);
      assertThat(figures.path("pauses").path(0).path("reason").asText()).contains("mended");
      assertThat(post("/resume", "{}")).isEqualTo(200);
      sent.forEach(
          id ->
              assertThat(hub.settled("engineer", id).path("state").asText()).isEqualTo("RECORDED"));
      await().until(() -> held().isEmpty());
    } finally {
      post("/resume", "{}");
    }
  }

  @Test
  void wantsAReasonAndAnEngineer() {
    assertThat(post("/pause", "{}")).isEqualTo(400);
    int others =
        web.as("sourcing").post(CONNECTOR + "/pause", "application/json", REASON).statusCode();
    assertThat(others).isEqualTo(403);
  }

  private int post(String path, String body) {
    return web.as("engineer").post(CONNECTOR + path, "application/json", body).statusCode();
  }

  private String state(String exchange) {
    return hub.read("engineer", "/api/v1/exchanges/" + exchange).path("state").asText();
  }
}
