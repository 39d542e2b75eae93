package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.matching.RulesInUse;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Why a value of a document of the past is so, by the files that were used then. */
@HubTest
class PastValuesTest {

  private static final String ENGINEER = "engineer";

  @Autowired private HubUnderTest hub;
  @Autowired private WebClient web;
  @Autowired private RulesInUse rules;

  private final AuditFixture audit = AuditFixture.audit();

  private JsonNode record(AuditFixture document) {
    return hub.record(ENGINEER, HubUnderTest.AUDIT, document.bytes());
  }

  private JsonNode explained(String kind, JsonNode of, String path) {
    return hub.read(ENGINEER, "/api/v1" + asked(kind, of, path));
  }

  private static String asked(String kind, JsonNode of, String path) {
    String query = URLEncoder.encode(path, StandardCharsets.UTF_8);
    return "/" + kind + "/" + of.path("id").asText() + "/explanation?path=" + query;
  }

  @Test
  void namesTheBytesTheMappingAndTheRowsThatGaveAValue() {
    JsonNode exchange = record(audit.finding("7.14", "no", "No extinguisher"));
    JsonNode explained = explained("exchanges", exchange, "/findings/0/topic");
    JsonNode why = explained.path("explanation");
    assertThat(explained.path("bundleId")).isEqualTo(exchange.path("bundleId"));
    assertThat(why.at("/sources/0/value").asText()).isEqualTo("7.14");
    assertThat(why.at("/sources/0/line").asInt()).isPositive();
    assertThat(why.at("/sources/0/offset").asLong()).isPositive();
    assertThat(why.at("/written/file").asText()).startsWith("mappings/");
    assertThat(why.path("rows").findValuesAsText("file")).contains("mappings/canonical/topics.csv");
    assertThat(explained.path("earlier")).isEmpty();
    assertThat(explained.path("rules").asText()).isEqualTo(rules.rules().version());
    assertThat(explained("exchanges", exchange, "/nativeId").has("rules")).isFalse();
  }

  @Test
  void tellsWhatTheValueWasBeforeTheAuditWasCorrected() {
    JsonNode first = record(audit.finding("7.14", "no", "No extinguisher"));
    JsonNode second =
        record(audit.issuedAt("2025-07-20T09:15:00Z").finding("6.2", "no", "Long weeks"));
    JsonNode before = explained("exchanges", first, "/findings/0/topic");
    JsonNode now = explained("exchanges", second, "/findings/0/topic");
    assertThat(now.at("/explanation/value")).isNotEqualTo(before.at("/explanation/value"));
    assertThat(now.path("earlier")).hasSize(1);
    assertThat(now.at("/earlier/0/document")).isEqualTo(first.path("id"));
    assertThat(now.at("/earlier/0/value")).isEqualTo(before.at("/explanation/value"));
  }

  @Test
  void explainsWhatWentOutByTheRecordThatItWasMadeFrom() {
    AuditFixture started = audit.finding("7.14", "no", "No extinguisher");
    String site = hub.recordAudit(started);
    TrainingFixture training = TrainingFixture.at(started);
    hub.recordTraining(
        "enrolment",
        training.enrolment(
            "enrolled", TrainingFixture.consent("demo-retail", "training progress")));
    JsonNode delivery =
        hub.delivery(ENGINEER, site, d -> d.path("state").asText().equals("ACCEPTED"));
    JsonNode explained =
        explained("deliveries", delivery, "/improvementProgress/trainings/training[1]/@module");
    assertThat(explained.at("/explanation/value").asText()).isEqualTo("WC");
    assertThat(explained.at("/explanation/sources/0/path").asText()).startsWith("/modules/0/");
  }

  @Test
  void saysWhyOnAPageOrWhyNot() {
    WebClient browser = web.browser(ENGINEER, "sandbox");
    JsonNode exchange = record(audit.finding("7.14", "no", "No extinguisher"));
    assertThat(browser.get(asked("exchanges", exchange, "/findings/0/topic")).body())
        .contains("7.14", "mappings/canonical/topics.csv", "Before");
    byte[] cut = "<audit><header>".getBytes(StandardCharsets.UTF_8);
    JsonNode unreadable = hub.settle(ENGINEER, HubUnderTest.AUDIT, cut);
    String why = asked("exchanges", unreadable, "/findings/0/topic");
    assertThat(browser.get(why).body()).contains("role=\"alert\"");
    assertThat(hub.status(ENGINEER, "/api/v1" + why)).isEqualTo(400);
  }

  @Test
  void explainsNothingToOtherOrganisations() {
    JsonNode exchange = record(audit.finding("7.14", "no", "No extinguisher"));
    String path = "/api/v1" + asked("exchanges", exchange, "/findings/0/topic");
    assertThat(hub.status("brand", path)).isEqualTo(404);
  }
}
