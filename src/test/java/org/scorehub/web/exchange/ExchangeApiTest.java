package org.scorehub.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.HubTest;
import org.scorehub.journal.ExchangeIds;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class ExchangeApiTest {

  private static final String XML = "<audit>\u0111\u00e3 \u5de5</audit>";

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private ExchangeIds ids;

  private String key() {
    return "20-" + Seed.id();
  }

  @Test
  void tellsEverythingAboutOneExchange() {
    UUID site = seed.site(Seed.RETAIL, "A");
    UUID id = seed.exchange(Seed.RETAIL, "RECORDED", site, "20-00001", XML);
    JsonNode exchange = web.as("engineer").json("/api/v1/exchanges/" + id);
    assertThat(exchange.path("state").asText()).isEqualTo("RECORDED");
    assertThat(exchange.path("sha256").asText()).hasSize(64);
    assertThat(exchange.path("keys").path(0).asText()).isEqualTo("native:20-00001");
    assertThat(exchange.path("stages").findValuesAsText("stage"))
        .containsExactly("received", "translated");
    assertThat(exchange.at("/problems/0/path").asText())
        .isEqualTo("/audit/questions/question[3]/@code");
    assertThat(exchange.at("/problems/0/mappingLine").asInt()).isEqualTo(37);
    assertThat(exchange.at("/links/site").asText()).isEqualTo("/api/v1/sites/" + site);
  }

  @Test
  void returnsTheUntouchedBytes() {
    UUID id = seed.exchange(Seed.RETAIL, "RECORDED", null, key(), XML);
    HttpResponse<String> raw = web.as("engineer").get("/api/v1/exchanges/" + id + "/raw");
    assertThat(raw.statusCode()).isEqualTo(200);
    assertThat(raw.body()).isEqualTo(XML);
    assertThat(raw.headers().firstValue("Content-Type")).hasValue("application/xml");
    assertThat(raw.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(saved -> assertThat(saved).startsWith("attachment"));
  }

  @Test
  void knowsAnIdAsSoonAsItIsIssued() {
    UUID id = ids.issue(Seed.RETAIL);
    assertThat(web.as("engineer").json("/api/v1/exchanges/" + id).path("state").asText())
        .isEqualTo("RECEIVED");
    assertThat(web.as("brand").get("/api/v1/exchanges/" + id).statusCode()).isEqualTo(404);
    assertThat(web.as("engineer").get("/api/v1/exchanges/" + Seed.id()).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/raw"})
  void answersAnotherOrganisationsExchangeLikeOneThatDoesNotExist(String part) {
    UUID id = seed.exchange(Seed.BRAND, "RECORDED", null, key(), XML);
    HttpResponse<String> foreign = web.as("engineer").get("/api/v1/exchanges/" + id + part);
    HttpResponse<String> absent = web.as("engineer").get("/api/v1/exchanges/" + Seed.id() + part);
    assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(absent.statusCode());
    JsonNode problem = WebClient.parse(foreign.body());
    assertThat(problem.path("title").asText()).isEqualTo("Not Found");
    assertThat(problem.path("detail").asText()).contains(id.toString());
  }

  @Test
  void showsExchangesOfOrganisationsThatOneActsFor() {
    UUID id = seed.exchange(Seed.PROGRAMME, "RECORDED", null, key(), XML);
    assertThat(web.as("engineer").get("/api/v1/exchanges/" + id).statusCode()).isEqualTo(200);
    assertThat(web.as("sourcing").get("/api/v1/exchanges/" + id).statusCode()).isEqualTo(404);
    assertThat(
            web.as("engineer")
                .json("/api/v1/exchanges?organisation=score-programme")
                .path("items")
                .findValuesAsText("id"))
        .contains(id.toString());
    assertThat(web.as("sourcing").get("/api/v1/exchanges?organisation=demo-brand").statusCode())
        .isEqualTo(404);
  }

  @Test
  void pagesThroughAllExchangesWithoutGapOrRepetition() {
    UUID site = seed.site(Seed.RETAIL, "Paged");
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(0, seed.exchange(Seed.RETAIL, "RECORDED", site, key(), XML).toString());
    }
    List<String> read = new ArrayList<>();
    String position = "";
    do {
      JsonNode part = web.as("engineer").json("/api/v1/exchanges?limit=3&site=" + site + position);
      read.addAll(part.path("items").findValuesAsText("id"));
      position = part.has("next") ? "&before=" + part.path("next").asText() : "";
    } while (!position.isEmpty());
    assertThat(read).containsExactlyElementsOf(made);
  }

  @Test
  void findsByStateKeyAndProblem() {
    String key = key();
    UUID id = seed.exchange(Seed.RETAIL, "QUARANTINED", null, key, XML);
    for (String filter :
        List.of(
            "key=native:" + key,
            "key=native:" + key + "&state=QUARANTINED",
            "key=native:" + key + "&problem=topic.unmapped&connector=amfori-bsci&document=audit")) {
      assertThat(ids(filter)).containsExactly(id.toString());
    }
    assertThat(ids("key=native:" + key + "&state=PARKED")).isEmpty();
    assertThat(ids("key=native:" + key + "&problem=no.such")).isEmpty();
  }

  private List<String> ids(String filter) {
    return web.as("engineer")
        .json("/api/v1/exchanges?" + filter)
        .path("items")
        .findValuesAsText("id");
  }

  @Test
  void keepsAnEscalatedDocumentFromRolesThatMayNotSeeIt() {
    UUID site = seed.site(Seed.RETAIL, "Z");
    UUID id = seed.exchange(Seed.RETAIL, "RECORDED", site, key(), XML);
    seed.escalation(Seed.RETAIL, site, id, "8.1", "compliance");
    String raw = "/api/v1/exchanges/" + id + "/raw";
    assertThat(web.as("sourcing").get(raw).statusCode()).isEqualTo(403);
    assertThat(web.as("compliance").get(raw).statusCode()).isEqualTo(200);
    assertThat(web.as("engineer").get(raw).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/exchanges?state=LOST | state must be one of [RECEIVED",
        "/api/v1/exchanges?before=x | before must be a UUID",
        "/api/v1/exchanges?limit=0 | limit must be 1 to 500 but was 0",
        "/api/v1/exchanges?limit=many | limit must be a whole number",
        "/api/v1/exchanges?connector=a%00b | connector must not contain a NUL",
        "/api/v1/exchanges/x | id must be a UUID"
      })
  void explainsWhatIsWrongWithARequest(String path, String detail) {
    HttpResponse<String> answer = web.as("engineer").get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(WebClient.parse(answer.body()).path("detail").asText()).startsWith(detail);
  }

  @Test
  void answersUnknownAddressesWithAProblem() {
    HttpResponse<String> answer = web.as("engineer").get("/api/v1/nothing");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(WebClient.parse(answer.body()).path("status").asInt()).isEqualTo(404);
  }
}
