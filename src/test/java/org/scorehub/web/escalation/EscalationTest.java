package org.scorehub.web.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.journey.BuyerTopics;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do about escalations, from raised to resolved. */
@HubTest
class EscalationTest {

  private static final String JSON = "application/json";

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private BuyerTopics topics;

  private UUID site;
  private String id;

  @BeforeEach
  void raise() {
    site = seed.site(Seed.RETAIL, "Escalated mill " + UUID.randomUUID());
    seed.escalation(Seed.RETAIL, site, Seed.id(), "8.1", "compliance");
    id = list("site=" + site).at("/items/0/id").asText();
  }

  private JsonNode list(String query) {
    return web.as("compliance").json("/api/v1/escalations?" + query);
  }

  private JsonNode now() {
    return web.as("compliance").json("/api/v1/escalations/" + id);
  }

  private HttpResponse<String> act(String body) {
    return web.as("compliance").post("/api/v1/escalations/" + id + "/steps", JSON, body);
  }

  private HttpResponse<String> post(String path, String type, String body) {
    return web.as("compliance").post("/api/v1/escalations/" + id + path, type, body);
  }

  private static String last(JsonNode steps) {
    return steps.get(steps.size() - 1).path("id").asText();
  }

  @Test
  void goesFromRaisedToConfirmedToResolvedAndKeepsWhoAndWhy() {
    assertThat(act("{\"act\": \"CONFIRM\", \"seen\": \"RAISED\"}").statusCode()).isEqualTo(200);
    assertThat(act("{\"act\": \"RESOLVE\", \"reason\": \"the child is at school\"}").statusCode())
        .isEqualTo(200);
    JsonNode found = now();
    assertThat(found.path("state").asText()).isEqualTo("RESOLVED");
    assertThat(found.path("steps")).hasSize(2);
    assertThat(found.at("/steps/1/reason").asText()).isEqualTo("the child is at school");
    assertThat(found.at("/steps/1/madeBy").asText()).isEqualTo("compliance");
    assertThat(list("site=" + site).path("total").asInt()).isZero();
    assertThat(list("state=ALL&site=" + site).path("total").asInt()).isEqualTo(1);
  }

  @Test
  void refusesWhatDoesNotFitAndSaysWhy() {
    assertThat(act("{\"act\": \"RESOLVE\"}").body()).contains("reason must have 1 to 2000");
    assertThat(act("{\"act\": \"REOPEN\", \"reason\": \"x\"}").body())
        .contains("act must be one that fits an escalation that is RAISED");
    assertThat(act("{\"reason\": \"x\"}").body()).contains("act must be one of");
    assertThat(act("{\"act\": \"CLOCK_MET\", \"clock\": \"nobody\"}").body())
        .contains("clock must be one of the escalation's");
    assertThat(act("{\"act\": \"CONFIRM\", \"seen\": \"CANCELLED\"}").statusCode()).isEqualTo(409);
    assertThat(now().path("steps")).isEmpty();
  }

  @Test
  void takesTheLatestStepBackAndNoOther() {
    act("{\"act\": \"CONFIRM\"}");
    String confirmed = last(now().path("steps"));
    act("{\"act\": \"CANCEL\", \"reason\": \"another factory\"}");
    String cancelled = last(now().path("steps"));
    assertThat(post("/steps/" + confirmed + "/undo", JSON, "").statusCode()).isEqualTo(409);
    assertThat(post("/steps/" + cancelled + "/undo", JSON, "").statusCode()).isEqualTo(200);
    assertThat(now().path("state").asText()).isEqualTo("CONFIRMED");
    seed.sql("UPDATE escalation SET state = 'RESOLVED' WHERE id = ?", UUID.fromString(id));
    assertThat(post("/steps/" + confirmed + "/undo", JSON, "").body()).contains("moved on since");
  }

  @Test
  void staysOpenUntilWhatIsOwedIsProvenAndVerified() {
    post("/remedies", JSON, "{\"kind\": \"back wages\", \"owed\": 1200.50, \"currency\": \"usd\"}");
    String remedy = now().at("/remedies/0/id").asText();
    String entries = "/remedies/" + remedy + "/entries";
    assertThat(act("{\"act\": \"RESOLVE\", \"reason\": \"trained\"}").body())
        .contains("while something is owed: back wages");
    assertThat(post(entries + "?kind=VERIFICATION", "text/plain", "").body())
        .contains("once all of it is given");
    post(entries + "?kind=PAYMENT&amount=1000", "text/plain", "");
    assertThat(now().at("/remedies/0/state").asText()).isEqualTo("PARTLY_PAID");
    post(entries + "?kind=PAYMENT&amount=200.50&file=slips.txt", "text/plain", "paid to 12");
    assertThat(now().at("/remedies/0/state").asText()).isEqualTo("PAID");
    assertThat(post(entries + "?kind=VERIFICATION", "text/plain", "").statusCode()).isEqualTo(200);
    JsonNode proof = now().at("/remedies/0/entries/1");
    HttpResponse<String> file =
        web.as("compliance")
            .get("/api/v1/escalations/" + id + "/proofs/" + proof.path("id").asText());
    assertThat(file.body()).isEqualTo("paid to 12");
    assertThat(file.headers().firstValue("content-disposition").orElse(""))
        .startsWith("attachment")
        .contains("slips.txt");
    assertThat(proof.path("sha256").asText()).hasSize(64);
    assertThat(act("{\"act\": \"RESOLVE\", \"reason\": \"paid\"}").statusCode()).isEqualTo(200);
    String verification = now().at("/remedies/0/entries/2/id").asText();
    assertThat(post(entries + "/" + verification + "/undo", JSON, "").body())
        .contains("reopen it first");
  }

  @Test
  void refusesAmountsThatAreNone() {
    for (String remedy :
        List.of(
            "{\"kind\": \"fees\", \"owed\": 0, \"currency\": \"USD\"}",
            "{\"kind\": \"fees\", \"owed\": 1.234, \"currency\": \"USD\"}",
            "{\"kind\": \"fees\", \"owed\": 5, \"currency\": \"XXQ\"}",
            "{\"kind\": \"fees\", \"owed\": 5}",
            "{\"kind\": \" \", \"owed\": 5, \"currency\": \"USD\"}",
            "{\"kind\": \"fees\", \"workers\": -1}")) {
      assertThat(post("/remedies", JSON, remedy).statusCode()).as(remedy).isEqualTo(400);
    }
    assertThat(now().path("remedies")).isEmpty();
  }

  @Test
  void countsADeadlineUntilSomebodySaysItIsMet() {
    assertThat(list("late=true&site=" + site).path("total").asInt()).isEqualTo(1);
    assertThat(list("site=" + site).at("/items/0/nextClock").asText()).isEqualTo("members-meet");
    act("{\"act\": \"CLOCK_MET\", \"clock\": \"members-meet\"}");
    assertThat(list("late=true&site=" + site).path("total").asInt()).isZero();
    assertThat(list("site=" + site).at("/items/0").has("nextClock")).isFalse();
    seed.sql(
        "UPDATE escalation SET raised_at = now() + interval '1 minute' WHERE id = ?",
        UUID.fromString(id));
    assertThat(list("site=" + site).at("/items/0").has("nextClock")).isTrue();
  }

  @Test
  void isForThoseRolesOnlyThatMaySeeIt() {
    String path = "/api/v1/escalations/" + id;
    assertThat(web.as("sourcing").get(path).statusCode()).isEqualTo(404);
    assertThat(web.as("brand").get(path).statusCode()).isEqualTo(404);
    assertThat(web.as("sourcing").json("/api/v1/escalations?site=" + site).path("total").asInt())
        .isZero();
    assertThat(
            web.as("sourcing").post(path + "/steps", JSON, "{\"act\": \"CONFIRM\"}").statusCode())
        .isEqualTo(403);
    assertThat(web.browser("sourcing", "sandbox").get("/escalations").body()).doesNotContain(id);
  }

  @Test
  void tellsTheOrganisationsOwnTopicWithoutTexts() {
    act("{\"act\": \"CONFIRM\", \"reason\": \"seen by our own people\"}");
    BuyerTopics.Event told = topics.about(Seed.RETAIL, site.toString(), 1).get(0);
    assertThat(told.headers()).containsEntry("ce_type", "org.scorehub.escalation.changed.v1");
    assertThat(told.value().get("state").toString()).isEqualTo("CONFIRMED");
    assertThat(told.value().toString()).doesNotContain("child was seen", "our own people");
  }

  @Test
  void tellsTheOrganisationsOwnTopicWhereARemedyStands() {
    post("/remedies", JSON, "{\"kind\": \"back wages\", \"owed\": 90, \"currency\": \"USD\"}");
    assertThat(topics.about(Seed.RETAIL, site.toString(), 1).get(0).headers())
        .containsEntry("ce_type", "org.scorehub.remedy.changed.v1");
    String entries = "/remedies/" + now().at("/remedies/0/id").asText() + "/entries";
    post(entries + "?kind=PAYMENT&amount=40&note=to+Li&file=li.txt", "text/plain", "40 to Li");
    BuyerTopics.Event told = topics.about(Seed.RETAIL, site.toString(), 2).get(1);
    assertThat(told.value().get("escalationId").toString()).isEqualTo(id);
    assertThat(told.value().get("state").toString()).isEqualTo("PARTLY_PAID");
    assertThat(told.value().get("paid").toString()).contains("40.00", "USD");
    assertThat(told.value().get("proofs").toString())
        .contains(now().at("/remedies/0/entries/0/id").asText());
    assertThat(told.value().toString()).doesNotContain("Li", "li.txt");
  }

  @Test
  void isFollowedOnItsPage() {
    WebClient officer = web.browser("compliance", "sandbox");
    String page = "/escalations/" + id;
    assertThat(officer.get("/escalations?site=" + site).body()).contains(page, "overdue");
    officer.submit(page, page + "/steps", Map.of("act", "RESOLVE", "reason", "", "seen", "RAISED"));
    assertThat(officer.get(page).body()).contains("reason must have 1 to 2000 characters");
    officer.submit(page, page + "/steps", Map.of("act", "CONFIRM", "seen", "RAISED"));
    assertThat(officer.get(page).body()).contains("Noted.", "Confirmed", "by compliance");
  }

  @Test
  void stepsFollowTheirEscalationToAnotherId() {
    act("{\"act\": \"CONFIRM\"}");
    UUID moved = UUID.randomUUID();
    seed.sql("UPDATE escalation SET id = ? WHERE id = ?", moved, UUID.fromString(id));
    id = moved.toString();
    assertThat(now().path("steps")).hasSize(1);
  }
}
