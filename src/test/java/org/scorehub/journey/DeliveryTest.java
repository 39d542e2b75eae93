package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.platform.sandbox.AmforiTwin;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.TwinFault;
import org.springframework.beans.factory.annotation.Autowired;

/** Training progress on its way back to the buyer, who is not always there. */
@HubTest
class DeliveryTest {

  private static final String USER = "sourcing";
  private static final String RETAIL = "demo-retail";

  @Autowired private HubUnderTest hub;

  private final AmforiTwin twin = HubServers.twin();
  private final AuditFixture audit =
      AuditFixture.audit()
          .finding("7.14", "no", "No extinguisher")
          .finding("7.15", "no", "Exit locked");
  private final TrainingFixture training = TrainingFixture.at(audit);
  private String site = "";

  @BeforeEach
  void auditTheSite() {
    site = hub.recordAudit(audit);
  }

  @AfterEach
  void endFaults() {
    twin.recover();
  }

  private void enrol() {
    hub.recordTraining(
        "enrolment",
        training.enrolment(
            "enrolled",
            TrainingFixture.consent(RETAIL, "training progress"),
            TrainingFixture.consent(RETAIL, "kpi readings")));
  }

  private JsonNode delivered(String state) {
    return hub.delivery(USER, site, delivery -> delivery.path("state").asText().equals(state));
  }

  private JsonNode attempted(int times) {
    return hub.delivery(
        USER, site, d -> d.path("attempts").asInt() == times && d.path("reason").isTextual());
  }

  private JsonNode detail(JsonNode delivery) {
    return hub.read(USER, "/api/v1/deliveries/" + delivery.path("id").asText());
  }

  private List<Arrival> arrivals(JsonNode delivery) {
    String key = detail(delivery).path("idempotencyKey").asText();
    return twin.arrivals().stream().filter(a -> a.header("idempotency-key").equals(key)).toList();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void deliversExactlyTheStoredBytesAndKeepsTheReceipt() {
    enrol();
    JsonNode delivery = delivered("ACCEPTED");
    assertThat(delivery.path("receipt").asText()).startsWith("AR-");
    List<Arrival> arrivals = arrivals(delivery);
    assertThat(arrivals).hasSize(1);
    Arrival arrival = arrivals.get(0);
    assertThat(arrival.tenant()).isEqualTo(RETAIL);
    assertThat(sha256(arrival.body())).isEqualTo(delivery.path("sha256").asText());
    String path = "/api/v1/deliveries/" + delivery.path("id").asText();
    assertThat(hub.body(USER, path + "/content"))
        .isEqualTo(new String(arrival.body(), StandardCharsets.UTF_8))
        .contains("improvementProgress", "Workplace Cooperation");
    JsonNode attempts = detail(delivery).path("attemptLog");
    assertThat(attempts).hasSize(1);
    assertThat(attempts.at("/0/outcome").asText()).isEqualTo("accepted");
    assertThat(hub.status("brand", path)).isEqualTo(404);
  }

  @Test
  void tellsEachStepOfTheTrainingInItsOrder() {
    enrol();
    delivered("ACCEPTED");
    hub.recordTraining("visit", training.visit(1, "Committee in place"));
    hub.recordTraining("kpi-reading", training.reading(6.4, true));
    hub.recordTraining("kpi-reading", training.reading(3.1, false));
    JsonNode last =
        hub.delivery(
            USER,
            site,
            d ->
                d.path("state").asText().equals("ACCEPTED")
                    && detail(d).at("/canonical/kpis/0/latest").isNumber());
    JsonNode canonical = detail(last).path("canonical");
    assertThat(canonical.at("/modules/0/visits").asInt()).isEqualTo(1);
    assertThat(canonical.at("/kpis/0/baseline").asDouble()).isEqualTo(6.4);
    assertThat(canonical.at("/kpis/0/latest").asDouble()).isEqualTo(3.1);
    JsonNode all = hub.site(USER, site, "/deliveries").path("items");
    List<Integer> versions =
        all.findValuesAsText("version").stream().map(Integer::valueOf).toList();
    assertThat(versions).isSortedAccordingTo((a, b) -> b - a).doesNotHaveDuplicates();
  }

  @Test
  void tellsNobodyWithoutConsent() {
    hub.recordTraining("enrolment", training.enrolment("enrolled"));
    hub.recordTraining("visit", training.visit(1, "Committee in place"));
    assertThat(hub.site(USER, site, "/deliveries").path("items")).isEmpty();
    assertThat(hub.site(USER, site, "/progress").path("visits")).isEmpty();
  }

  @Test
  void sendsTheSameBytesUnderTheSameKeyUntilTheyAreTaken() {
    twin.fail(TwinFault.BUSY);
    enrol();
    JsonNode delivery = attempted(1);
    assertThat(delivery.path("state").asText()).isEqualTo("READY");
    assertThat(delivery.path("reason").asText()).contains("503");
    twin.fail(TwinFault.RESET);
    hub.hurry(delivery.path("id").asText());
    attempted(2);
    twin.fail(TwinFault.BROKEN);
    hub.hurry(delivery.path("id").asText());
    attempted(3);
    twin.recover();
    hub.hurry(delivery.path("id").asText());
    delivered("ACCEPTED");
    List<Arrival> arrivals = arrivals(delivery);
    assertThat(arrivals).hasSizeGreaterThanOrEqualTo(4);
    assertThat(arrivals)
        .extracting(a -> sha256(a.body()))
        .containsOnly(delivery.path("sha256").asText());
    assertThat(detail(delivery).path("attemptLog").findValuesAsText("outcome"))
        .containsExactly("unavailable", "unavailable", "unavailable", "accepted");
  }

  @Test
  void holdsTheLaneWhileItsFirstDeliveryWaits() {
    twin.fail(TwinFault.BUSY);
    enrol();
    JsonNode first = attempted(1);
    hub.recordTraining("visit", training.visit(1, "Committee in place"));
    JsonNode second =
        hub.delivery(USER, site, d -> !d.path("id").asText().equals(first.path("id").asText()));
    assertThat(second.path("attempts").asInt()).isZero();
    twin.recover();
    hub.hurry(first.path("id").asText());
    hub.delivery(
        USER,
        site,
        d -> d.path("id").equals(second.path("id")) && d.path("state").asText().equals("ACCEPTED"));
    assertThat(arrivals(first).get(arrivals(first).size() - 1).at())
        .isBeforeOrEqualTo(arrivals(second).get(0).at());
  }

  @Test
  void putsARefusedDeliveryAsideAndGoesOn() {
    twin.fail(TwinFault.REFUSE);
    enrol();
    JsonNode refused = delivered("REFUSED");
    assertThat(refused.path("reason").asText()).contains("Fault");
    twin.recover();
    hub.recordTraining("visit", training.visit(1, "Committee in place"));
    JsonNode next = delivered("ACCEPTED");
    assertThat(next.path("id")).isNotEqualTo(refused.path("id"));
    assertThat(arrivals(refused)).hasSize(1);
  }

  @Test
  void withholdsWhatConsentNoLongerCovers() {
    twin.fail(TwinFault.BUSY);
    enrol();
    JsonNode delivery = attempted(1);
    hub.recordTraining(
        "enrolment",
        training.enrolment(
            "enrolled",
            TrainingFixture.revoked(RETAIL, "training progress"),
            TrainingFixture.revoked(RETAIL, "kpi readings")));
    twin.recover();
    hub.hurry(delivery.path("id").asText());
    JsonNode withheld = delivered("WITHHELD");
    assertThat(withheld.path("reason").asText()).contains("consent");
    assertThat(detail(withheld).path("attemptLog").findValuesAsText("outcome"))
        .containsOnly("unavailable");
  }

  @Test
  void withholdsKpiReadingsOnceTheirConsentAloneIsRevoked() {
    enrol();
    hub.recordTraining("kpi-reading", training.reading(6.4, true));
    hub.recordTraining(
        "enrolment",
        training.enrolment(
            "completed",
            TrainingFixture.consent(RETAIL, "training progress"),
            TrainingFixture.revoked(RETAIL, "kpi readings")));
    JsonNode last =
        hub.delivery(
            USER,
            site,
            d ->
                d.path("state").asText().equals("ACCEPTED")
                    && detail(d).at("/canonical/modules/0/state").asText().equals("COMPLETED"));
    assertThat(detail(last).at("/canonical/kpis")).isEmpty();
  }

  @Test
  void movesAnIssueByTrainingAtMostToEvidenceAndLeavesClosingToTheAuditor() {
    enrol();
    hub.recordTraining("improvement-project", training.project("in progress", "7.14"));
    assertThat(hub.issue(USER, site, "7.14")).isEqualTo("IN_PROGRESS");
    hub.recordTraining("improvement-project", training.project("evidence submitted", "7.14"));
    assertThat(hub.issue(USER, site, "7.14")).isEqualTo("EVIDENCE_SUBMITTED");
    assertThat(hub.issue(USER, site, "7.15")).isEqualTo("OPEN");
    hub.recordTraining(
        "enrolment",
        training.enrolment("completed", TrainingFixture.consent(RETAIL, "training progress")));
    assertThat(hub.issue(USER, site, "7.14")).isEqualTo("EVIDENCE_SUBMITTED");
    JsonNode told =
        hub.delivery(
            USER, site, d -> detail(d).at("/canonical/issues/0/state").asText().startsWith("EVI"));
    assertThat(told.path("id").asText()).isNotBlank();

    hub.recordAudit(
        audit
            .followUp("7.14", "7.15")
            .previous("7.14", "yes", "closed")
            .previous("7.15", "no", "open"));
    assertThat(hub.issue(USER, site, "7.14")).isEqualTo("VERIFIED_CLOSED");
    assertThat(hub.issue(USER, site, "7.15")).isEqualTo("OPEN");
  }

  @Test
  void recommendsWorkplaceCooperationNoMoreOnceTheSiteHasHadIt() {
    assertThat(modules()).contains("WC");
    hub.recordTraining(
        "enrolment",
        training.enrolment("completed", TrainingFixture.consent(RETAIL, "training progress")));
    assertThat(modules()).doesNotContain("WC").contains("OSH");
  }

  private List<String> modules() {
    return hub.site(USER, site, "/recommendations").path("modules").findValuesAsText("module");
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    twin.fail(TwinFault.BUSY);
    enrol();
    JsonNode delivery = attempted(1);
    Instant end = Instant.parse(detail(delivery).at("/attemptLog/0/finishedAt").asText());
    assertThat(Instant.parse(delivery.path("notBefore").asText()))
        .isBetween(end.plusMillis(1900), end.plusMillis(2500));
  }

  @Test
  void sendsNothingButWhatWasMade() {
    twin.fail(TwinFault.BUSY);
    enrol();
    JsonNode delivery = attempted(1);
    int before = arrivals(delivery).size();
    String id = delivery.path("id").asText();
    hub.change("UPDATE delivery SET content = content || '<!-- -->' WHERE id = ?::uuid", id);
    twin.recover();
    hub.hurry(id);
    assertThat(delivered("PARKED").path("reason").asText()).contains("hash");
    assertThat(arrivals(delivery)).hasSize(before);
  }

  @Test
  void givesUpOnAReceiverThatIsAwayForAWeek() {
    twin.fail(TwinFault.BUSY);
    enrol();
    String id = attempted(1).path("id").asText();
    hub.change("UPDATE delivery SET created_at = now() - interval '8 days' WHERE id = ?::uuid", id);
    hub.hurry(id);
    assertThat(delivered("PARKED").path("reason").asText()).contains("7 days");
    twin.recover();
    hub.recordTraining("visit", training.visit(1, "Committee in place"));
    assertThat(delivered("ACCEPTED").path("id").asText()).isNotEqualTo(id);
  }
}
