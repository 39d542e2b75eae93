package org.scorehub.web.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.journey.BuyerTopics;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Decisions on the differences between audits, from the program's side. */
@HubTest
class ReconciliationApiTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Seed seed;
  private final WebClient web;
  private final BuyerTopics topics;
  private final ContestedSite site;

  @Autowired
  ReconciliationApiTest(Seed seed, WebClient web, BuyerTopics topics) {
    this.seed = seed;
    this.web = web;
    this.topics = topics;
    this.site = ContestedSite.of(seed, Seed.RETAIL);
  }

  private String path() {
    return "/api/v1/sites/" + site.id() + "/reconciliation";
  }

  private JsonNode row(String user, String key) {
    for (JsonNode row : web.as(user).json(path()).path("rows")) {
      if (row.path("key").asText().equals(key)) {
        return row;
      }
    }
    throw new AssertionError("no row " + key);
  }

  private HttpResponse<String> decide(String user, String json) {
    return web.as(user).post(path() + "/decisions", "application/json", json);
  }

  private String accept(String seen) {
    return """
        {"row": "fire_equipment", "verdict": "ACCEPT", "scheme": "smeta", "audit": "%s",
         "reason": "seen on site", "seen": "%s"}"""
        .formatted(site.smetaId(), seen);
  }

  private JsonNode accepted() {
    HttpResponse<String> answer =
        decide("compliance", accept(row("compliance", ContestedSite.FIRE).path("seen").asText()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return WebClient.parse(answer.body());
  }

  @Test
  void putsTheAuditsBesideOneAnother() {
    assertThat(row("compliance", ContestedSite.FIRE).path("points").get(0).asText())
        .isEqualTo("SEVERITY");
    assertThat(row("compliance", ContestedSite.WAYS).path("points").get(0).asText())
        .isEqualTo("FOUND_AGAINST_FINE");
    assertThat(row("compliance", ContestedSite.GUARDS).path("agreement").asText())
        .isEqualTo("AGREEING");
    JsonNode all = web.as("compliance").json(path());
    assertThat(all.path("audits")).hasSize(2);
    assertThat(all.path("duplicates")).hasSize(1);
    assertThat(all.path("effort").path("sources").toString()).contains("DERIVED");
  }

  @Test
  void showsADecisionInWhatThisBuyerReceivesAndNobodyElse() {
    ContestedSite others = site.heldBy(Seed.BRAND);
    JsonNode made = accepted();
    assertThat(made.path("state").asText()).isEqualTo("STANDS");
    assertThat(made.path("decidedBy").asText()).isEqualTo("compliance");
    assertThat(issue("compliance").path("decision").path("acceptedAudit").asText())
        .isEqualTo(site.smetaId());
    assertThat(told(made, 1)).containsExactly("STANDS");

    assertThat(row("brand", ContestedSite.FIRE).has("decision")).isFalse();
    assertThat(issue("brand").has("decision")).isFalse();
    assertThat(web.as("brand").json(path() + "/decisions")).isEmpty();
    assertThat(
            web.as("brand").delete(path() + "/decisions/" + made.path("id").asText()).statusCode())
        .isEqualTo(404);
    assertThat(others.id()).isEqualTo(site.id());
    assertThat(
            seed.jdbc()
                .sql("SELECT count(*) FROM outbox WHERE subject = ? AND buyer <> ?")
                .params(site.id().toString(), Seed.RETAIL)
                .query(Long.class)
                .single())
        .isZero();
  }

  private JsonNode issue(String user) {
    for (JsonNode issue : web.as(user).json("/api/v1/sites/" + site.id() + "/issues")) {
      if (issue.path("topic").asText().equals(ContestedSite.FIRE)) {
        return issue;
      }
    }
    throw new AssertionError("no issue");
  }

  private List<String> told(JsonNode made, int atLeast) {
    return topics.about(Seed.RETAIL, site.id().toString(), atLeast).stream()
        .map(BuyerTopics.Event::value)
        .filter(value -> value.hasField("decisionId"))
        .filter(value -> value.get("decisionId").toString().equals(made.path("id").asText()))
        .map(value -> value.get("state").toString())
        .toList();
  }

  @Test
  void refusesToDecideOnAScreenThatIsOutdated() {
    String seen = row("compliance", ContestedSite.FIRE).path("seen").asText();
    site.rateFireEquipment(SeverityLevel.CRITICAL);
    assertThat(decide("compliance", accept(seen)).statusCode()).isEqualTo(409);
    accepted();
    String before = seen.substring(0, seen.indexOf('.')) + ".-";
    assertThat(decide("compliance", accept(before)).statusCode()).isEqualTo(409);
  }

  @Test
  void flagsADecisionWhoseGroundChangesAndLetsItBeConfirmed() {
    JsonNode made = accepted();
    told(made, 1);
    site.rateFireEquipment(SeverityLevel.CRITICAL);
    JsonNode stale = row("compliance", ContestedSite.FIRE).path("decision");
    assertThat(stale.path("state").asText()).isEqualTo("STALE");
    assertThat(stale.path("changes").get(0).path("field").asText()).isEqualTo("severity");
    assertThat(stale.path("changes").get(0).path("now").asText()).isEqualTo("CRITICAL");
    assertThat(told(made, 2)).containsExactly("STANDS", "STALE");
    await()
        .atMost(PATIENCE)
        .until(() -> issue("compliance").path("decision").path("stale").asBoolean());

    HttpResponse<String> confirmed =
        web.as("compliance")
            .post(
                path() + "/decisions/" + made.path("id").asText() + "/confirm",
                "application/json",
                "{\"seen\": \"%s\"}"
                    .formatted(row("compliance", ContestedSite.FIRE).path("seen").asText()));
    assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(201);
    JsonNode now = row("compliance", ContestedSite.FIRE).path("decision");
    assertThat(now.path("state").asText()).isEqualTo("STANDS");
    assertThat(now.path("confirms").asText()).isEqualTo(made.path("id").asText());
    assertThat(told(made, 4)).endsWith("REPLACED");
  }

  @Test
  void bringsBackWhatWasDecidedBeforeWhenADecisionIsUndone() {
    JsonNode first = accepted();
    JsonNode second = accepted();
    assertThat(row("compliance", ContestedSite.FIRE).path("decision").path("id"))
        .isEqualTo(second.path("id"));
    HttpResponse<String> undone =
        web.as("compliance").delete(path() + "/decisions/" + second.path("id").asText());
    assertThat(undone.statusCode()).isEqualTo(200);
    assertThat(row("compliance", ContestedSite.FIRE).path("decision").path("id"))
        .isEqualTo(first.path("id"));
    assertThat(web.as("compliance").json(path() + "/decisions")).hasSize(2);
  }

  @Test
  void keepsWhatWasOnScreenAndShowsItToThoseWhoDecide() {
    JsonNode made = accepted();
    String ground = path() + "/decisions/" + made.path("id").asText() + "/ground";
    JsonNode shown = web.as("compliance").json(ground);
    assertThat(shown.path("sha256")).isEqualTo(made.path("groundSha256"));
    assertThat(shown.path("whole").asBoolean()).isTrue();
    assertThat(shown.at("/ground/cells/0/findings/0/text").asText())
        .isEqualTo("Six extinguishers are out of date");
    assertThat(web.as("sourcing").get(ground).statusCode()).isEqualTo(403);
  }

  @Test
  void hidesWordsOfEscalationsFromRolesThatMayNotReadThem() {
    seed.escalation(Seed.RETAIL, site.id(), Seed.id(), "7.14", "compliance");
    JsonNode finding = row("sourcing", ContestedSite.FIRE).at("/cells/0/findings/0");
    assertThat(finding.path("withheld").asBoolean()).isTrue();
    assertThat(finding.has("text")).isFalse();
    assertThat(row("compliance", ContestedSite.FIRE).at("/cells/0/findings/0").has("text"))
        .isTrue();
  }

  @Test
  void letsComplianceDecideOnly() {
    String seen = row("sourcing", ContestedSite.FIRE).path("seen").asText();
    assertThat(decide("sourcing", accept(seen)).statusCode()).isEqualTo(403);
  }

  @Test
  void asksForWhatAVerdictNeeds() {
    String seen = row("compliance", ContestedSite.FIRE).path("seen").asText();
    String begin = "{\"row\": \"fire_equipment\", \"seen\": \"" + seen + "\", \"verdict\": ";
    assertThat(decide("compliance", begin + "\"DISPUTE\"}").statusCode()).isEqualTo(400);
    assertThat(decide("compliance", begin + "\"ASK_SITE\"}").statusCode()).isEqualTo(400);
    assertThat(decide("compliance", begin + "\"ACCEPT\", \"reason\": \"r\"}").statusCode())
        .isEqualTo(400);
    assertThat(
            decide("compliance", begin + "\"ASK_SITE\", \"question\": \"How is it today?\"}")
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void decidesAllAgreeingRowsAtOnce() {
    String seen = row("compliance", ContestedSite.GUARDS).path("seen").asText();
    String same = path() + "/decisions/same-issues";
    String body = "{\"seen\": [\"" + seen + "\"]}";
    assertThat(web.as("compliance").post(same, "application/json", body).statusCode())
        .isEqualTo(201);
    assertThat(row("compliance", ContestedSite.GUARDS).at("/decision/verdict").asText())
        .isEqualTo("SAME_ISSUE");
    assertThat(web.as("compliance").post(same, "application/json", body).statusCode())
        .isEqualTo(409);
  }
}
