package org.scorehub.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;

/** States of an enrolment that come late or cannot be, and readings in unusual units. */
@HubTest
class TrainingStatesTest {

  @Autowired private HubUnderTest hub;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final AuditFixture audit =
      AuditFixture.audit().finding("7.15", "no", "The aisle to the exit is blocked by cartons");
  private String site = "";

  @BeforeEach
  void auditASite() {
    site = hub.recordAudit(audit);
  }

  private JsonNode enrol(String state, String more) {
    return hub.recordTraining(
        "enrolment",
        """
        {"enrolment_id": "ENR-%s", %s, "module": "WC", "state": "%s"%s}"""
            .formatted(run, factory(), state, more)
            .getBytes(UTF_8));
  }

  private String factory() {
    return """
        "factory": {"name": "Song Hong", "country": "VN", "identifiers":
          [{"scheme": "amfori_site_id", "value": "%s"}]}"""
        .formatted(audit.site());
  }

  private static String consents(boolean revoked) {
    String grant = "{\"buyer\": \"demo-retail\", \"data\": \"%s\", \"revoked\": " + revoked + "}";
    return ", \"consents\": ["
        + grant.formatted("training progress")
        + ", "
        + grant.formatted("kpi readings")
        + "]";
  }

  private JsonNode progress() {
    return hub.site("sourcing", site, "/progress");
  }

  @Test
  void keepsALateOlderStateAsHistory() {
    enrol("completed", consents(false));
    JsonNode late = enrol("enrolled", "");
    assertThat(late.findValuesAsText("code")).contains("enrolment.late");
    assertThat(progress().at("/enrolments/0/state").asText()).isEqualTo("COMPLETED");
    assertThat(progress().path("steps").findValuesAsText("state"))
        .containsExactly("COMPLETED", "ENROLLED");
    assertThat(progress().path("steps").findValuesAsText("counted"))
        .containsExactly("true", "false");
  }

  @Test
  void takesAnEarlierStateThatWasIssuedLaterAndSaysThatTheStepIsOdd() {
    enrol("completed", consents(false) + ", \"issued_at\": \"2026-03-01T10:00:00+07:00\"");
    JsonNode corrected = enrol("visits", ", \"issued_at\": \"2026-03-05T10:00:00+07:00\"");
    assertThat(corrected.findValuesAsText("code")).contains("enrolment.step");
    assertThat(progress().at("/enrolments/0/state").asText()).isEqualTo("VISITS");
    JsonNode older = enrol("completed", ", \"issued_at\": \"2026-03-02T10:00:00+07:00\"");
    assertThat(older.findValuesAsText("code")).contains("enrolment.late");
    assertThat(progress().at("/enrolments/0/state").asText()).isEqualTo("VISITS");
  }

  @Test
  void carriesOutAWithdrawalThatCameWithALateState() {
    enrol("completed", consents(false));
    assertThat(progress().path("enrolments")).hasSize(1);
    enrol("enrolled", consents(true));
    assertThat(progress().path("enrolments")).isEmpty();
  }

  @Test
  void tellsBeforeAndAfterInTheUnitOfTheBaseline() {
    enrol("visits", consents(false));
    reading("1", "7.2", "MJ per unit", "2025-03", true);
    reading("2", "0.0018", "MWh per piece", "2025-10", false);
    JsonNode odd = reading("3", "12", "bolts", "2025-11", false);
    assertThat(odd.findValuesAsText("code")).contains("kpi.unit-unknown");
    JsonNode energy = kpi("MJ per unit");
    assertThat(energy.at("/change/before").asDouble()).isEqualTo(7.2);
    assertThat(energy.at("/change/after").asDouble()).isEqualTo(6.48);
    assertThat(energy.at("/change/outcome").asText()).isEqualTo("IMPROVED");
    assertThat(Math.round(energy.at("/change/percent").asDouble())).isEqualTo(-10);
    assertThat(kpi("bolts").path("usable").asBoolean()).isFalse();
  }

  private JsonNode reading(String id, String value, String unit, String month, boolean baseline) {
    return hub.recordTraining(
        "kpi-reading",
        """
        {"reading_id": "R-%s-%s", %s, "kpi": "ENERGY_PER_UNIT", "value": %s, "unit": "%s",
         "period_from": "%s-01", "period_until": "%s-28", "baseline": %s}"""
            .formatted(run, id, factory(), value, unit, month, month, baseline)
            .getBytes(UTF_8));
  }

  private JsonNode kpi(String unit) {
    for (JsonNode kpi : progress().path("kpis")) {
      if (kpi.path("unit").asText().equals(unit)) {
        return kpi;
      }
    }
    throw new AssertionError("no series in " + unit + ": " + progress().path("kpis"));
  }

  @Test
  void linksTheImprovementPlanToTheIssuesThatItWorksOn() {
    enrol("visits", consents(false));
    TrainingFixture training = TrainingFixture.at(audit);
    hub.recordTraining("improvement-project", training.project("in_progress", "7.15"));
    JsonNode plan = progress().at("/plan/0");
    assertThat(plan.at("/project/title").asText()).isEqualTo("Clear the exits");
    assertThat(plan.at("/issues/0/nativeCode").asText()).isEqualTo("7.15");
    assertThat(plan.at("/issues/0/state").asText()).isEqualTo("IN_PROGRESS");
    assertThat(hub.body("sourcing", "/api/v1/sites/" + site + "/progress")).contains("\"steps\"");
  }
}
