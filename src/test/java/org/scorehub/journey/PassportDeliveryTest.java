package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.passport.PassportVerifier;
import org.scorehub.passport.Verification;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** A passport as a file, for an organisation that takes them so. */
@HubTest
class PassportDeliveryTest {

  private static final String READER = HubServers.PASSPORT_READER;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Autowired private HubUnderTest hub;
  @Autowired private WebClient web;

  private final AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "No extinguisher");
  private final TrainingFixture training = TrainingFixture.at(audit);

  private String linkedSite(AuditFixture audited) {
    String site = hub.recordAudit(audited);
    hub.change(
        "INSERT INTO site_link (buyer, site_id, linked_from, basis)"
            + " VALUES (?, ?::uuid, now() - interval '1 day', 'CONFIRMED_BY_PERSON')",
        READER,
        site);
    return site;
  }

  private static Path file(String site, int version) {
    return HubServers.passports()
        .resolve("passports")
        .resolve("passport_" + site + "_" + version + ".vc.jwt");
  }

  private static String read(Path file) throws IOException {
    await().atMost(PATIENCE).until(() -> Files.exists(file));
    return Files.readString(file);
  }

  private static JsonNode improvement(String token) {
    byte[] credential = Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]);
    return WebClient.parse(new String(credential, StandardCharsets.UTF_8))
        .at("/credentialSubject/improvement");
  }

  private Verification verify(String token) {
    String keys = web.stranger().get("/.well-known/jwks.json").body();
    return PassportVerifier.trusting(keys, Clock.systemUTC()).verify(token);
  }

  @Test
  void bringsASignedPassportWhenTrainingProgresses() throws IOException {
    String site = linkedSite(audit);
    hub.recordTraining(
        "enrolment",
        training.enrolment("visits", TrainingFixture.consent(READER, "training progress")));
    String first = read(file(site, 1));
    assertThat(verify(first)).isInstanceOf(Verification.Valid.class);
    assertThat(improvement(first).path("composedFor").asText()).isEqualTo(READER);
    assertThat(improvement(first).at("/training/0/module").asText()).isEqualTo("WC");
    assertThat(improvement(first).has("issuesByTopic")).isFalse();
    hub.recordTraining("visit", training.visit(1, "First visit"));
    String second = read(file(site, 2));
    assertThat(improvement(second).at("/training/0/visits").asInt()).isEqualTo(1);
    assertThat(Files.readString(file(site, 1))).isEqualTo(first);
  }

  @Test
  void bringsNothingWithoutConsent() throws IOException {
    String site = linkedSite(audit);
    hub.recordTraining("enrolment", training.enrolment("visits"));
    AuditFixture other = AuditFixture.audit().finding("7.14", "no", "No extinguisher");
    TrainingFixture allowed = TrainingFixture.at(other);
    String otherSite = linkedSite(other);
    hub.recordTraining(
        "enrolment",
        allowed.enrolment("visits", TrainingFixture.consent(READER, "training progress")));
    assertThat(read(file(otherSite, 1))).isNotEmpty();
    assertThat(file(site, 1)).doesNotExist();
  }
}
