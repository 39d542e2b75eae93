package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** What a training provider is told of a buyer's audits: what a person approved, and no more. */
@HubTest
class RecommendationDeliveryTest {

  private static final String USER = "sourcing";
  private static final String PROVIDER = "score-programme";
  private static final String DECISION = "{\"provider\": \"score-programme\"}";

  @Autowired private HubUnderTest hub;
  @Autowired private OrganisationDatabase organisations;

  private final Twin twin = HubServers.twin("score-training");
  private final AuditFixture audit =
      AuditFixture.audit()
          .finding("7.14", "no", "No extinguisher beside Mrs. Nguyen")
          .finding("7.15", "no", "Boxes stand before the exit");
  private String site = "";
  private String path = "";

  @BeforeEach
  void auditTheSite() {
    site = hub.recordAudit(audit);
    path = "/api/v1/sites/" + site + "/recommendations/approvals";
  }

  @AfterEach
  void endFaults() {
    twin.recover();
  }

  private JsonNode approve(String user, String decision) {
    HttpResponse<String> answer = hub.post(user, path, decision);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return WebClient.parse(answer.body());
  }

  private JsonNode approval(JsonNode approved, String state) {
    return hub.eventually(
        USER,
        path + "/" + approved.path("id").asText(),
        approval -> approval.path("delivery").asText().equals(state));
  }

  private List<String> arrivals() {
    return twin.arrivals().stream()
        .map(arrival -> new String(arrival.body(), StandardCharsets.UTF_8))
        .filter(body -> body.contains(site))
        .toList();
  }

  private String delivery() {
    return hub.delivery("trainer", site, d -> d.path("attempts").asInt() > 0).path("id").asText();
  }

  private List<String> trail() {
    return organisations.as(
        "demo-retail",
        jdbc ->
            jdbc.sql("SELECT username || ' ' || action FROM access_trail WHERE subject = ?")
                .param("site:" + site + " provider:" + PROVIDER)
                .query(String.class)
                .list());
  }

  private JsonNode preview() {
    return hub.read(USER, path + "/preview?provider=" + PROVIDER);
  }

  @Test
  void tellsTheProviderExactlyWhatWasApproved() {
    JsonNode preview = preview();
    String seen = preview.path("seen").asText();
    JsonNode approved =
        approve(
            USER,
            "{\"provider\": \"score-programme\", \"note\": \"as agreed\", \"seen\": \"%s\"}"
                .formatted(seen));
    JsonNode delivered = approval(approved, "ACCEPTED");
    assertThat(delivered.path("told")).isEqualTo(preview.path("told"));
    assertThat(delivered.path("deliveredAt").asText()).isNotBlank();
    assertThat(delivered.path("approvedBy").asText()).isEqualTo(USER);
    assertThat(arrivals()).hasSize(1);
    JsonNode body = WebClient.parse(arrivals().get(0));
    assertThat(body.path("recommended_by").asText()).isEqualTo("demo-retail");
    assertThat(body.at("/factory/identifiers").findValuesAsText("value")).contains(audit.site());
    assertThat(body.path("modules").findValuesAsText("module")).contains("WC", "OSH");
    assertThat(body.path("modules").findValuesAsText("code")).contains("7.14", "7.15");
  }

  @Test
  void tellsNoTextOfAFindingAndNoRating() {
    approval(approve(USER, DECISION), "ACCEPTED");
    assertThat(arrivals()).singleElement().asString().doesNotContain("Nguyen", "locked", "rating");
  }

  @Test
  void tellsNothingWithoutApproval() {
    hub.recordTraining("enrolment", TrainingFixture.at(audit).enrolment("enrolled"));
    assertThat(hub.read(USER, path)).isEmpty();
    assertThat(
            hub.sql(
                Long.class,
                "SELECT count(*) FROM delivery WHERE site_id = ?::uuid AND buyer = ?",
                site,
                PROVIDER))
        .containsExactly(0L);
    assertThat(arrivals()).isEmpty();
  }

  @Test
  void linksTheProviderAndWritesConsentAndTrailDown() {
    approval(approve(USER, DECISION), "ACCEPTED");
    assertThat(
            hub.sql(
                String.class,
                "SELECT basis FROM site_link WHERE site_id = ?::uuid AND buyer = ?",
                site,
                PROVIDER))
        .containsExactly("CONFIRMED_BY_PERSON");
    assertThat(
            hub.sql(
                String.class,
                "SELECT buyer || ' ' || data_class FROM consent WHERE site_id = ?::uuid",
                site))
        .containsExactly("demo-retail RECOMMENDATIONS");
    assertThat(trail()).containsExactly("sourcing recommendations.approved");
  }

  @Test
  void letsOnlySourcingAndComplianceDecide() {
    assertThat(hub.post("engineer", path, DECISION).statusCode()).isEqualTo(403);
    approve("compliance", DECISION);
    String approval = hub.read(USER, path).at("/0/id").asText();
    assertThat(hub.delete("engineer", path + "/" + approval).statusCode()).isEqualTo(403);
  }

  @Test
  void showsNoApprovalToAnotherBuyerOrTheProvider() {
    JsonNode approved = approve(USER, DECISION);
    approval(approved, "ACCEPTED");
    String one = path + "/" + approved.path("id").asText();
    assertThat(hub.status("brand", path)).isEqualTo(404);
    assertThat(hub.status("brand", one)).isEqualTo(404);
    assertThat(hub.delete("brand", one).statusCode()).isEqualTo(404);
    assertThat(hub.read("trainer", path)).isEmpty();
    assertThat(hub.site(USER, site, "/deliveries").path("items")).isEmpty();
    assertThat(hub.site("trainer", site, "/issues")).isEmpty();
    assertThat(hub.site("trainer", site, "/audits")).isEmpty();
  }

  @Test
  void refusesAnApprovalOfWhatHasChangedSince() {
    String seen = preview().path("seen").asText();
    hub.recordAudit(
        AuditFixture.audit().site(audit.site()).finding("2.3", "no", "No worker representatives"));
    HttpResponse<String> answer =
        hub.post(
            USER, path, "{\"provider\": \"score-programme\", \"seen\": \"%s\"}".formatted(seen));
    assertThat(answer.statusCode()).as(preview().toString()).isEqualTo(409);
    assertThat(hub.read(USER, path)).isEmpty();
  }

  @Test
  void refusesAProviderThatTakesNone() {
    assertThat(hub.post(USER, path, "{\"provider\": \"demo-brand\"}").statusCode()).isEqualTo(400);
    assertThat(hub.post(USER, path, "{}").statusCode()).isEqualTo(400);
    assertThat(hub.status(USER, path + "/preview?provider=nobody")).isEqualTo(400);
  }

  @Test
  void sendsNoMoreOnceItIsWithdrawn() {
    twin.fail(TwinFault.BUSY);
    JsonNode approved = approve(USER, DECISION);
    approval(approved, "READY");
    String delivery = delivery();
    int before = arrivals().size();
    HttpResponse<String> withdrawn = hub.delete(USER, path + "/" + approved.path("id").asText());
    assertThat(WebClient.parse(withdrawn.body()).path("withdrawnBy").asText()).isEqualTo(USER);
    twin.recover();
    hub.hurry(delivery);
    approval(approved, "WITHHELD");
    assertThat(hub.read("trainer", "/api/v1/deliveries/" + delivery).path("state").asText())
        .isEqualTo("WITHHELD");
    assertThat(arrivals()).hasSize(before);
    hub.eventually(
        USER,
        path,
        list ->
            hub.sql(
                    Long.class,
                    "SELECT count(*) FROM consent WHERE site_id = ?::uuid AND revoked_at IS NULL",
                    site)
                .equals(List.of(0L)));
  }

  @Test
  void tellsAgainWhatIsApprovedAnew() {
    approval(approve(USER, DECISION), "ACCEPTED");
    hub.delete(USER, path + "/" + hub.read(USER, path).at("/0/id").asText());
    approval(approve("compliance", DECISION), "ACCEPTED");
    assertThat(arrivals()).hasSize(2);
    assertThat(hub.read(USER, path).findValuesAsText("delivery"))
        .containsExactly("ACCEPTED", "ACCEPTED");
  }

  @Test
  void keepsARefusalForThePersonWhoApproved() {
    twin.fail(TwinFault.REFUSE);
    approval(approve(USER, DECISION), "REFUSED");
  }
}
