package org.scorehub.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

  @Test
  void findsWhatAPersonWritesWhateverItIs() {
    String key = key();
    UUID site = seed.site(Seed.RETAIL, "Named");
    UUID id = seed.exchange(Seed.RETAIL, "RECORDED", site, key, XML);
    String file = "audits " + id + ".xml";
    seed.sql("UPDATE exchange SET file_name = ? WHERE id = ?", file, id);
    for (String q :
        List.of(key, "native:" + key, id.toString(), site.toString(), file.replace(" ", "%20"))) {
      assertThat(ids("q=" + q)).as(q).containsExactly(id.toString());
    }
    assertThat(ids("q=" + key + "&state=PARKED")).isEmpty();
    assertThat(ids("q=no-such-key")).isEmpty();
    assertThat(
            web.as("brand").json("/api/v1/exchanges?q=" + key).path("items").findValuesAsText("id"))
        .isEmpty();
  }

  @Test
  void combinesStatesConnectorTransportProblemAndTime() {
    String document = "audit-" + Seed.id();
    String code = "test." + Seed.id();
    UUID recorded = combined("RECORDED", document, "sftp", "2026-03-01T10:00:00Z");
    UUID refused = combined("QUARANTINED", document, "soap", "2026-03-02T10:00:00Z");
    UUID parked = combined("PARKED", document, "soap", "2026-03-03T10:00:00Z");
    seed.sql("UPDATE exchange SET problem_codes = ARRAY[?] WHERE id = ?", code, refused);
    String of = "document=" + document;
    assertThat(ids(of)).containsExactly(text(parked, refused, recorded));
    assertThat(ids(of + "&connector=amfori-bsci&state=PARKED&state=QUARANTINED"))
        .containsExactly(text(parked, refused));
    assertThat(ids(of + "&transport=soap&state=QUARANTINED")).containsExactly(text(refused));
    assertThat(ids("problem=" + code)).containsExactly(text(refused));
    assertThat(ids(of + "&problem=" + code + "&transport=sftp")).isEmpty();
    assertThat(ids(of + "&from=2026-03-02&to=2026-03-03T10:00")).containsExactly(text(refused));
    assertThat(ids(of + "&from=2026-03-03T12:00:00%2B02:00")).containsExactly(text(parked));
    seed.sql("UPDATE exchange SET problem_codes = '{}' WHERE id = ?", refused);
    assertThat(ids("problem=" + code)).isEmpty();
  }

  /** Its id says when it was received, as ids of exchanges do. */
  private UUID combined(String state, String document, String transport, String at) {
    UUID seeded = seed.exchange(Seed.RETAIL, state, null, key(), XML);
    UUID id =
        new UUID(Instant.parse(at).toEpochMilli() << 16 | 0x7000, seeded.getLeastSignificantBits());
    seed.sql("DELETE FROM payload WHERE exchange_id = ?", seeded);
    seed.sql("DELETE FROM exchange_problem WHERE exchange_id = ?", seeded);
    seed.sql(
        "UPDATE exchange SET id = ?, document = ?, transport = ?, problem_codes = '{}' WHERE id = ?",
        id,
        document,
        transport,
        seeded);
    return id;
  }

  private static String[] text(UUID... ids) {
    return Stream.of(ids).map(UUID::toString).toArray(String[]::new);
  }

  @Test
  void pagesBackToNewerOnesInTheSameOrder() {
    UUID site = seed.site(Seed.RETAIL, "Paged back");
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(0, seed.exchange(Seed.RETAIL, "RECORDED", site, key(), XML).toString());
    }
    String of = "limit=2&site=" + site + "&";
    assertThat(ids(of + "after=" + made.get(4))).containsExactly(made.get(2), made.get(3));
    assertThat(ids(of + "after=" + made.get(2))).containsExactly(made.get(0), made.get(1));
    assertThat(ids(of + "after=" + made.get(0))).isEmpty();
  }

  @Test
  void listsSiteFirstProblemAndAttempts() {
    UUID site = seed.site(Seed.RETAIL, "Listed");
    UUID id = seed.exchange(Seed.RETAIL, "QUARANTINED", site, key(), XML);
    JsonNode entry = web.as("engineer").json("/api/v1/exchanges?q=" + id).at("/items/0");
    assertThat(entry.at("/firstProblem/code").asText()).isEqualTo("topic.unmapped");
    assertThat(entry.at("/firstProblem/line").asInt()).isEqualTo(41);
    assertThat(entry.path("attempts").asInt()).isZero();
    assertThat(entry.path("siteId").asText()).isEqualTo(site.toString());
  }

  @Test
  void writesTheListAsFilteredForASpreadsheet() {
    String key = key();
    UUID id = seed.exchange(Seed.RETAIL, "QUARANTINED", null, key, XML);
    seed.sql("UPDATE exchange SET file_name = '=1+1.xml' WHERE id = ?", id);
    String csv = web.browser("engineer", "sandbox").get("/exchanges/exchanges.csv?q=" + key).body();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains(id.toString(), key, "\"'=1+1.xml\"", "\"topic.unmapped\"");
  }

  @Test
  void listsDeliveriesWithFilters() {
    UUID site = seed.site(Seed.RETAIL, "Delivered");
    UUID taken = seed.delivery(Seed.RETAIL, site, Seed.id(), "ACCEPTED", "<progress/>");
    UUID refused = seed.delivery(Seed.RETAIL, site, Seed.id(), "REFUSED", "<progress/>");
    String document = "progress-" + Seed.id();
    seed.sql("UPDATE delivery SET document = ? WHERE site_id = ?", document, site);
    assertThat(deliveries("document=" + document)).containsExactly(text(refused, taken));
    assertThat(deliveries("site=" + site + "&limit=1")).containsExactly(text(refused));
    assertThat(deliveries("site=" + site + "&before=" + refused)).containsExactly(text(taken));
    assertThat(deliveries("document=" + document + "&state=ACCEPTED&state=APPLIED"))
        .containsExactly(text(taken));
    assertThat(deliveries("document=" + document + "&to=2020-01-01")).isEmpty();
    assertThat(
            web.as("brand")
                .json("/api/v1/deliveries?document=" + document)
                .path("items")
                .findValuesAsText("id"))
        .isEmpty();
  }

  private List<String> deliveries(String filter) {
    return web.as("engineer")
        .json("/api/v1/deliveries?" + filter)
        .path("items")
        .findValuesAsText("id");
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
        "/api/v1/exchanges?from=yesterday | from must be a day or a time",
        "/api/v1/deliveries?state=LOST | state must be one of [DUE",
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
