package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** A buyer changes the form of its audits, and the hub goes on. */
@HubTest
class DriftTest {

  private static final String ENGINEER = "engineer";
  private static final String DRIFT = "/api/v1/connectors/amfori-bsci/drift";

  @Autowired private HubUnderTest hub;

  private static String xml() {
    return AuditFixture.audit().finding("7.14", "no", "None").toXml();
  }

  private JsonNode settled(String xml) {
    return hub.settle(ENGINEER, HubUnderTest.AUDIT, xml.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode entry(String kind, String path) {
    JsonNode list = hub.eventually(ENGINEER, DRIFT, all -> find(all, kind, path) != null);
    return Objects.requireNonNull(find(list, kind, path));
  }

  private static @Nullable JsonNode find(JsonNode list, String kind, String path) {
    for (JsonNode entry : list) {
      if (entry.path("kind").asText().equals(kind) && entry.path("path").asText().equals(path)) {
        return entry;
      }
    }
    return null;
  }

  @Test
  void keepsAnUnknownFieldAndReportsItOnce() {
    String more = "<climateScore>tel. +86 138 0013 8000</climateScore></header>";
    JsonNode exchange = settled(xml().replace("</header>", more));
    assertThat(exchange.path("state").asText()).isEqualTo("RECORDED");
    assertThat(exchange.path("problems").findValuesAsText("path"))
        .contains("/audit/header/climateScore");
    settled(xml().replace("</header>", more));

    JsonNode entry = entry("GAINED", "/audit/header/climateScore");
    assertThat(entry.path("warning").asBoolean()).isFalse();
    assertThat(entry.path("sample").asText()).isEqualTo("tel. [phone]");
    assertThat(entry.path("exchangeId").asText()).isEqualTo(exchange.path("id").asText());
    assertThat(find(hub.read("brand", DRIFT), "GAINED", "/audit/header/climateScore")).isNull();
  }

  @Test
  void proposesTheLineForARenamedFieldAndRecordsWhoDecided() {
    String renamed = xml().replace("auditUntil>", "auditEnd>");
    assertThat(settled(renamed).path("state").asText()).isEqualTo("QUARANTINED");
    assertThat(settled(xml()).path("state").asText()).isEqualTo("RECORDED");

    String field = "/audit/header/auditUntil";
    entry("RENAMED", field);
    JsonNode entry =
        Objects.requireNonNull(
            find(
                hub.eventually(
                    ENGINEER,
                    DRIFT,
                    all -> Objects.requireNonNull(find(all, "RENAMED", field)).has("proposal")),
                "RENAMED",
                field));
    assertThat(entry.path("newPath").asText()).isEqualTo("/audit/header/auditEnd");
    assertThat(entry.path("warning").asBoolean()).isTrue();
    assertThat(entry.at("/proposal/tried").asBoolean()).isTrue();
    assertThat(entry.path("proposal").toString())
        .contains("date(fallback($header.auditEnd, $header.auditUntil))");

    String decision = DRIFT + "/" + entry.path("id").asText() + "/decision";
    String body = "{\"decision\": \"ACKNOWLEDGED\", \"note\": \"mended\"}";
    assertThat(hub.post("sourcing", decision, body).statusCode()).isEqualTo(403);
    JsonNode decided = WebClient.parse(hub.post(ENGINEER, decision, body).body());
    assertThat(decided.path("decidedBy").asText()).isEqualTo(ENGINEER);
    assertThat(decided.path("warning").asBoolean()).isFalse();
  }
}
