package org.scorehub.web.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.HubTest;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Sets of requirements and what audits answer of them, from the program's side. */
@HubTest
class CoverageApiTest {

  private static final String SETS = "/api/v1/requirement-sets";
  private static final String TABLE =
      """
      id,title,topics,weight,source
      1,Fire,fire_equipment,1,
      2,Pay,minimum_wage,1,
      3,Product,product_quality,2,
      """;

  private final Seed seed;
  private final WebClient web;
  private final AuditedSite site;

  @Autowired
  CoverageApiTest(Seed seed, WebClient web) {
    this.seed = seed;
    this.web = web;
    this.site = AuditedSite.of(seed, Seed.RETAIL, 300);
  }

  private static ObjectNode json() {
    return new ObjectMapper().createObjectNode();
  }

  private HttpResponse<String> post(String user, String path, JsonNode body) {
    return web.as(user).post(path, "application/json", body.toString());
  }

  private JsonNode made(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return WebClient.parse(answer.body());
  }

  private JsonNode ownSet() {
    return made(post("compliance", SETS, json().put("name", "Ours").put("csv", TABLE)));
  }

  private HttpResponse<String> save(JsonNode set, String csv, @Nullable String seen) {
    return post(
        "compliance",
        SETS + "/" + set.path("id").asText() + "/versions",
        json().put("csv", csv).put("seen", seen).put("reason", "asked by the board"));
  }

  private JsonNode coverage(String query) {
    return web.as("sourcing").json("/api/v1/sites/" + site.id() + "/coverage?" + query);
  }

  @Test
  void saysWhatAnAuditAnswersOfASetThatShips() {
    JsonNode amfori = coverage("set=amfori-bsci");
    assertThat(amfori.path("percent").asInt()).isEqualTo(100);
    assertThat(amfori.path("topicsLeft")).isEmpty();
    JsonNode eti = coverage("set=eti-base-code");
    assertThat(eti.path("percent").asInt()).isBetween(60, 95);
    assertThat(eti.path("topicsLeft").toString()).contains("retained_papers_and_deposits");
    assertThat(eti.path("audits").get(0).at("/audit/nativeId").asText()).isEqualTo(site.audit());
    assertThat(eti.path("runsOut")).isNotEmpty();
    assertThat(eti.toString()).contains("\"says\":\"FOUND\"", "\"says\":\"FINE\"", "DERIVED");
  }

  @Test
  void asksWhatWouldBeLeftOnAnotherDay() {
    LocalDate later = LocalDate.now(ZoneOffset.UTC).plusDays(90);
    JsonNode then = coverage("set=amfori-bsci&on=" + later);
    assertThat(then.path("percent").asInt()).isZero();
    assertThat(then.at("/requirements/0/topics/0/state").asText()).isEqualTo("RUN_OUT");
    HttpResponse<String> list =
        web.as("sourcing")
            .get(
                "/api/v1/sites/" + site.id() + "/coverage/left-to-ask?set=amfori-bsci&on=" + later);
    assertThat(list.body().lines()).hasSize(82).anyMatch(line -> line.contains(site.audit()));
  }

  @Test
  void leavesADisputedTopicOpen() {
    String path = "/api/v1/sites/" + site.id() + "/reconciliation";
    String seen = web.as("compliance").json(path).at("/rows/0/seen").asText();
    JsonNode dispute =
        json()
            .put("row", "fire_equipment")
            .put("verdict", "DISPUTE")
            .put("reason", "not what we saw")
            .put("seen", seen);
    JsonNode decision = made(post("compliance", path + "/decisions", dispute));
    JsonNode disputed = coverage("set=amfori-bsci");
    assertThat(disputed.path("percent").asInt()).isEqualTo(98);
    assertThat(disputed.path("topicsLeft").get(0).asText()).isEqualTo("fire_equipment");
    web.as("compliance").delete(path + "/decisions/" + decision.path("id").asText());
    assertThat(coverage("set=amfori-bsci").path("percent").asInt()).isEqualTo(100);
  }

  @Test
  void previewsAndSavesAVersionAndGoesBack() {
    JsonNode set = ownSet();
    assertThat(coverage("set=" + set.path("id").asText()).path("percent").asInt()).isEqualTo(50);
    String changed = TABLE.replace("product_quality,2", "first_aid,2");
    JsonNode preview =
        WebClient.parse(
            post(
                    "sourcing",
                    SETS + "/" + set.path("id").asText() + "/preview",
                    json().put("csv", changed))
                .body());
    assertThat(preview.path("changes")).hasSize(1);
    assertThat(preview.at("/effect/up").asInt()).isPositive();
    assertThat(preview.at("/effect/moved").toString()).contains("\"by\":50");

    JsonNode second = made(save(set, changed, preview.path("seen").asText()));
    assertThat(second.path("version").asInt()).isEqualTo(2);
    assertThat(coverage("set=" + set.path("id").asText()).path("percent").asInt()).isEqualTo(100);
    assertThat(coverage("set=" + set.path("id").asText() + "&version=1").path("percent").asInt())
        .isEqualTo(50);
    ObjectNode back =
        json().put("csv", TABLE).put("seen", second.path("seen").asText()).put("reason", "not so");
    String versionsPath = SETS + "/" + set.path("id").asText() + "/versions";
    assertThat(post("compliance", versionsPath, back.put("restores", 2)).statusCode())
        .isEqualTo(400);
    assertThat(
            made(post("compliance", versionsPath, back.put("restores", 1)))
                .path("restores")
                .asInt())
        .isEqualTo(1);
    JsonNode versions = web.as("sourcing").json(SETS + "/" + set.path("id").asText() + "/versions");
    assertThat(versions).hasSize(3);
    assertThat(versions.get(0).path("changes")).hasSize(1);
    assertThat(versions.get(1).at("/version/savedBy").asText()).isEqualTo("compliance");
  }

  @Test
  void refusesToSaveOverAVersionThatWasNotLookedAt() {
    JsonNode set = ownSet();
    String seen = set.path("seen").asText();
    made(save(set, TABLE.replace("Pay", "Wages"), seen));
    assertThat(save(set, TABLE.replace("Pay", "Pay them"), seen).statusCode()).isEqualTo(409);
    assertThat(save(set, TABLE.replace("Pay", "Wages"), null).statusCode()).isEqualTo(409);
  }

  @Test
  void tellsEverythingThatIsWrongWithATable() {
    HttpResponse<String> answer =
        post(
            "compliance",
            SETS,
            json().put("name", "Ours").put("csv", TABLE.replace("first,", "") + "1,,nowhere,0,\n"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(WebClient.parse(answer.body()).path("problems")).hasSize(4);
  }

  @Test
  void keepsASetFromOtherOrganisationsAndFromOtherRoles() {
    JsonNode set = ownSet();
    String path = SETS + "/" + set.path("id").asText();
    assertThat(web.as("brand").get(path).statusCode()).isEqualTo(404);
    assertThat(web.as("brand").json(SETS).toString()).doesNotContain(set.path("id").asText());
    assertThat(web.as("sourcing").get(path).statusCode()).isEqualTo(200);
    assertThat(post("sourcing", SETS, json().put("name", "Ours").put("csv", TABLE)).statusCode())
        .isEqualTo(403);
    assertThat(web.as("sourcing").delete(path).statusCode()).isEqualTo(403);
  }

  @Test
  void withdrawsASetAndBringsItBack() {
    String id = ownSet().path("id").asText();
    String before = web.as("brand").json("/api/v1/coverage?limit=1").path("set").asText();
    assertThat(
            web.as("compliance")
                .put(SETS + "/standard", "application/json", json().put("set", id).toString())
                .statusCode())
        .isEqualTo(200);
    assertThat(coverage("").path("set").asText()).isEqualTo(id);
    web.as("compliance").delete(SETS + "/" + id);
    assertThat(coverage("").path("set").asText()).isEqualTo("eti-base-code");
    post("compliance", SETS + "/" + id + "/return", json());
    assertThat(coverage("").path("set").asText()).isEqualTo(id);
    web.as("compliance")
        .put(SETS + "/standard", "application/json", json().put("set", "eti-base-code").toString());
    assertThat(before).isEqualTo("eti-base-code");
  }

  @Test
  void listsSitesInTheOrderAskedFor() {
    AuditedSite over = AuditedSite.of(seed, Seed.RETAIL, 400);
    String both = "/api/v1/coverage?set=amfori-bsci&q=" + encoded("Covered Mill");
    JsonNode least = web.as("sourcing").json(both + "&sort=PERCENT&limit=1");
    assertThat(least.at("/items/0/percent").asInt()).isZero();
    JsonNode below = web.as("sourcing").json(both + "&below=50&limit=500");
    assertThat(below.path("items").toString())
        .contains(over.id().toString())
        .doesNotContain(site.id().toString());
    JsonNode named = web.as("sourcing").json(both + "&limit=1&on=&below=&sort=&country=");
    JsonNode next = web.as("sourcing").json(both + "&limit=1&after=" + named.path("next").asText());
    assertThat(next.at("/items/0/siteId")).isNotEqualTo(named.at("/items/0/siteId"));
    JsonNode second =
        web.as("sourcing")
            .json(both + "&sort=PERCENT&limit=1&after=" + least.path("next").asText());
    assertThat(second.at("/items/0/siteId")).isNotEqualTo(least.at("/items/0/siteId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"below=200", "sort=SIZE", "on=soon", "limit=0", "version=one"})
  void refusesWhatCannotBeAskedFor(String query) {
    assertThat(web.as("sourcing").get("/api/v1/coverage?" + query).statusCode()).isEqualTo(400);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
