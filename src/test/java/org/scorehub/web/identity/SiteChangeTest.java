package org.scorehub.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.canonical.avro.OrganisationKind;
import org.scorehub.journey.SiteSnapshot;
import org.scorehub.security.HubUser;
import org.scorehub.security.People;
import org.scorehub.security.Role;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Sites merged and given back, with rows in every table, and who may decide it. */
@HubTest
class SiteChangeTest {

  private static final String OPERATOR = "hub-operator";

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private People people;

  /** Where an operator is named, nobody else decides on rules and connectors. */
  @AfterEach
  void leaveNoOperator() {
    seed.sql("UPDATE organisation SET kind = 'REGISTRY' WHERE buyer = ?", OPERATOR);
  }

  private JsonNode post(String user, String path, String json, int status) {
    HttpResponse<String> answer = web.as(user).post(path, "application/json", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return WebClient.parse(answer.body());
  }

  private JsonNode merge(String user, UUID site, UUID other) {
    JsonNode change =
        post(user, "/api/v1/sites/" + site + "/merge", "{\"with\": \"%s\"}".formatted(other), 200);
    assertThat(change.path("state").asText()).as(change.toString()).isEqualTo("DONE");
    return change;
  }

  private void undo(String user, JsonNode merge) {
    post(
        user,
        "/api/v1/sites/" + merge.path("stays").asText() + "/undo",
        "{\"change\": \"%s\"}".formatted(merge.path("id").asText()),
        200);
  }

  /** Rows of a random kind and number at each site, some of which both have. */
  private void furnish(UUID site, Random random, String mark) {
    for (String code : List.of("7.14", "7.15", "2.3", "5.1")) {
      if (random.nextBoolean()) {
        seed.issue(Seed.RETAIL, site, code, random.nextBoolean() ? "OPEN" : "VERIFIED_CLOSED");
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      UUID exchange = seed.exchange(Seed.RETAIL, "RECORDED", site, "n-" + Seed.id(), "<a/>");
      seed.audit(Seed.RETAIL, site, exchange, mark + "-" + Seed.id(), "7.14");
      seed.escalation(Seed.RETAIL, site, exchange, "8." + i, "compliance");
      seed.delivery(Seed.RETAIL, site, exchange, "ACCEPTED", "<progress/>");
    }
    if (random.nextBoolean()) {
      seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "AUDITS");
      seed.training(Seed.PROGRAMME, site, "VISIT", "{}");
    }
    if (random.nextBoolean()) {
      seed.recommendation(Seed.RETAIL, site);
    }
    seed.sql(
        "INSERT INTO facility_match (buyer, site_id, registry, registry_id, matched_by,"
            + " exchange_id, seen_at) VALUES (?, ?, 'seeded', ?, 'name', ?, now())",
        Seed.RETAIL,
        site,
        random.nextBoolean() ? "both" : mark,
        Seed.id());
    seed.sql(
        "INSERT INTO site_lookup (buyer, connector, site_id, asked_at, asked_by, asked_for, outcome,"
            + " again_at) VALUES (?, 'seeded', ?, now(), 'name', ?, 'answered', now())",
        Seed.RETAIL,
        site,
        mark);
    seed.sql(
        "INSERT INTO site_identifier (scheme, value, site_id, buyer) VALUES ('seeded', ?, ?, ?)",
        site.toString(),
        site,
        Seed.RETAIL);
  }

  @Test
  void givesBackEveryRowWhateverThereWas() {
    for (int attempt = 0; attempt < 12; attempt++) {
      Random random = new Random(attempt);
      UUID one = seed.site(Seed.RETAIL, "One " + Seed.id());
      UUID two = seed.site(Seed.RETAIL, "Two " + Seed.id());
      furnish(one, random, "one");
      furnish(two, random, "two");
      String[] both = {one.toString(), two.toString()};
      seed.sql("DELETE FROM recommendation WHERE site_id IN (?, ?)", one, two);
      JsonNode settled = merge("compliance", one, two);
      undo("compliance", settled);
      Map<String, List<String>> before = SiteSnapshot.of(seed.jdbc(), both);
      undo("compliance", merge("compliance", one, two));
      Map<String, List<String>> after = SiteSnapshot.of(seed.jdbc(), both);
      before.forEach(
          (table, rows) ->
              assertThat(after.get(table)).as("%s, seed of %s", table, random).isEqualTo(rows));
    }
  }

  @Test
  void letsTheQueueDecide() {
    UUID one = seed.site(Seed.RETAIL, "Queue one");
    UUID two = seed.site(Seed.RETAIL, "Queue two");
    UUID three = seed.site(Seed.RETAIL, "Queue three");
    UUID pair = seed.candidate(Seed.RETAIL, one, two, 0.71);
    UUID apart = seed.candidate(Seed.RETAIL, one, three, 0.55);
    String path = "/api/v1/sites/candidates/";
    assertThat(
            web.as("compliance")
                .json("/api/v1/sites/candidates?limit=500")
                .path("items")
                .findValuesAsText("id"))
        .contains(pair.toString(), apart.toString());
    assertThat(web.as("brand").get(path + pair).statusCode()).isEqualTo(404);
    post("engineer", path + pair + "/decision", "{\"decision\": \"SAME\"}", 403);
    post("compliance", path + pair + "/decision", "{\"decision\": \"PERHAPS\"}", 400);
    String seen = web.as("compliance").json(path + pair + "/merge-preview").path("seen").asText();
    JsonNode same =
        post(
            "compliance",
            path + pair + "/decision",
            "{\"decision\": \"SAME\", \"reason\": \"one gate\", \"seen\": \"%s\"}".formatted(seen),
            200);
    assertThat(same.at("/change/state").asText()).isEqualTo("DONE");
    assertThat(same.at("/candidate/decision").asText()).isEqualTo("SAME");
    post("compliance", path + apart + "/decision", "{\"decision\": \"DIFFERENT\"}", 200);
    post("compliance", path + apart + "/decision", "{\"decision\": \"DIFFERENT\"}", 409);
    undo("compliance", same.path("change"));
    assertThat(web.as("compliance").json(path + pair).has("decision")).isFalse();
  }

  @Test
  void leavesWhatConcernsSeveralBuyersToTheOperator() {
    people.addOrganisation(OPERATOR, "Hub operator", OrganisationKind.OPERATOR);
    people.add(new HubUser("operator", OPERATOR, Set.of(Role.OPERATOR), List.of()), "sandbox");
    UUID one = seed.site(Seed.RETAIL, "Shared one");
    UUID two = seed.site(Seed.RETAIL, "Shared two");
    seed.supply(Seed.BRAND, one, "Shared");
    seed.supply(Seed.BRAND, two, "Shared");
    String merge = "{\"with\": \"%s\"}".formatted(two);
    JsonNode refused = post("compliance", "/api/v1/sites/" + one + "/merge", merge, 409);
    assertThat(refused.path("detail").asText()).contains("operator").doesNotContain(Seed.BRAND);
    UUID pair = seed.candidate(OPERATOR, one, two, 0.78);
    JsonNode decided =
        post(
            "operator",
            "/api/v1/sites/candidates/" + pair + "/decision",
            "{\"decision\": \"SAME\"}",
            200);
    assertThat(decided.at("/change/plan/moves").findValuesAsText("organisation"))
        .contains(Seed.BRAND, Seed.RETAIL);
    UUID stays = UUID.fromString(decided.at("/change/stays").asText());
    UUID absorbed = stays.equals(one) ? two : one;
    assertThat(web.as("brand").json("/api/v1/sites/" + absorbed).path("id").asText())
        .isEqualTo(stays.toString());
    assertThat(web.as("brand").json("/api/v1/sites/" + stays + "/changes")).isEmpty();
    assertThat(web.as("operator").get("/api/v1/sites/" + stays + "/audits").statusCode())
        .isEqualTo(404);
    undo("operator", decided.path("change"));
    assertThat(web.as("brand").json("/api/v1/sites/" + absorbed).path("id").asText())
        .isEqualTo(absorbed.toString());
  }

  @Test
  void undoesTheLastChangeFirst() {
    UUID one = seed.site(Seed.RETAIL, "Chain one");
    UUID two = seed.site(Seed.RETAIL, "Chain two");
    UUID three = seed.site(Seed.RETAIL, "Chain three");
    JsonNode first = merge("compliance", two, one);
    JsonNode second = merge("compliance", three, two);
    JsonNode found = web.as("compliance").json("/api/v1/sites/" + one);
    assertThat(found.path("id").asText()).isEqualTo(three.toString());
    assertThat(found.path("aliases")).hasSize(2);
    String undoFirst = "{\"change\": \"%s\"}".formatted(first.path("id").asText());
    JsonNode refused = post("compliance", "/api/v1/sites/" + two + "/undo", undoFirst, 409);
    assertThat(refused.path("detail").asText()).contains("undo that first");
    undo("compliance", second);
    assertThat(web.as("compliance").json("/api/v1/sites/" + one).path("id").asText())
        .isEqualTo(two.toString());
    undo("compliance", first);
  }
}
