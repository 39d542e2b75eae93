package org.scorehub.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** A certifier's credential on its way in, and the passport of its site on the way out. */
@HubTest
class UntpJourneyTest {

  private static final String ENGINEER = "engineer";
  private static final String CREDENTIAL = "untp/conformity-credential";
  private static final String POOR = "conformity-credential/poor-factory-with-five-nonconformities";

  @Autowired private HubUnderTest hub;

  private final UUID own = UUID.randomUUID();
  private final String facility = "https://register.example/facility/" + own;

  /** An example about a facility and an attestation of this test alone. */
  private byte[] example(String path) throws IOException {
    return Files.readString(Path.of("mappings/untp/examples", path, "input.json"))
        .replace("https://register.example/facility/VN-0042", facility)
        .replace("did:web:songmau.example", facility)
        .replace("attestations/771", "attestations/" + own)
        .replaceAll("\\s*\"registeredId\": \"4000000000006\",", "")
        .getBytes(UTF_8);
  }

  private JsonNode passport(String site) {
    String token = hub.body("sourcing", "/api/v1/sites/" + site + "/passport");
    byte[] credential = Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]);
    return WebClient.parse(new String(credential, UTF_8)).path("credentialSubject");
  }

  @Test
  void recordsNonconformitiesAsIssuesAndTellsThemInThePassport() throws IOException {
    JsonNode exchange = hub.record(ENGINEER, CREDENTIAL, example(POOR));
    String site = exchange.path("siteId").asText();
    JsonNode audit = hub.site("sourcing", site, "/audits").path(0);
    assertThat(audit.path("scheme").asText()).endsWith("/responsible-factory/v3");
    assertThat(audit.path("findings").asInt()).isEqualTo(5);
    assertThat(audit.has("rating")).isFalse();
    assertThat(hub.site("sourcing", site, "/issues")).hasSize(5);
    JsonNode passport = passport(site);
    assertThat(passport.at("/facility/id").asText()).isEqualTo(facility);
    assertThat(passport.at("/improvement/issuesByTopic").findValuesAsText("topic"))
        .contains("occupational_health_safety", "waste_management", "overtime");
    assertThat(passport.toString()).doesNotContain("Overtime reached");
  }

  @Test
  void knowsAFacilityOfARecordAgainInACredential() throws IOException {
    Twin drops = HubServers.twin("untp");
    drops.publish(
        "demo-retail", "facility-record", own + ".json", example("facility-record/name-only"));
    JsonNode audit = hub.record(ENGINEER, CREDENTIAL, example(POOR));
    String site = audit.path("siteId").asText();
    JsonNode records =
        hub.eventually(
            ENGINEER,
            "/api/v1/exchanges?connector=untp&document=facility-record&site=" + site,
            list -> list.at("/items/0/state").asText().equals("RECORDED"));
    assertThat(records.at("/items/0/transport").asText()).isEqualTo("folder");
    assertThat(hub.site(ENGINEER, site, "").path("country").asText()).isEqualTo("VN");
  }

  @Test
  void knowsTheSameAttestationIssuedAgain() throws IOException {
    byte[] document = example(POOR);
    hub.record(ENGINEER, CREDENTIAL, document);
    assertThat(hub.settle(ENGINEER, CREDENTIAL, document).path("state").asText())
        .isEqualTo("UNCHANGED");
    byte[] again =
        new String(document, UTF_8).replace("2026-03-02T09", "2026-04-02T09").getBytes(UTF_8);
    assertThat(hub.record(ENGINEER, CREDENTIAL, again).path("revision").asInt()).isEqualTo(2);
  }

  @Test
  void quarantinesASignedTokenAndSaysWhatToSend() throws IOException {
    byte[] token =
        Files.readAllBytes(
            Path.of("mappings/untp/examples/conformity-credential")
                .resolve("signed-token-instead-of-json/input.json"));
    JsonNode exchange = hub.settle(ENGINEER, CREDENTIAL, token);
    assertThat(exchange.path("state").asText()).isEqualTo("QUARANTINED");
    assertThat(exchange.at("/problems/0/message").asText())
        .contains("send the JSON that was signed");
  }
}
