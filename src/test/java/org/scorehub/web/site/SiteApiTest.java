package org.scorehub.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.HubTest;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class SiteApiTest {

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private OrganisationDatabase database;

  private UUID site;
  private UUID exchange;

  @BeforeEach
  void auditASite() {
    site = seed.site(Seed.RETAIL, "Blue Mill " + Seed.id());
    exchange = seed.exchange(Seed.RETAIL, "RECORDED", site, "20-" + site, "<audit/>");
    seed.audit(Seed.RETAIL, site, exchange, "20-" + site, "7.14");
    seed.issue(Seed.RETAIL, site, "7.14", "OPEN");
  }

  private JsonNode read(String user, String part) {
    return web.as(user).json("/api/v1/sites/" + site + part);
  }

  @Test
  void composesASiteFromItsSupplies() {
    JsonNode read = read("sourcing", "");
    assertThat(read.path("name").asText()).startsWith("Blue Mill");
    assertThat(read.path("country").asText()).isEqualTo("VN");
    assertThat(read.at("/identifiers/0/value").asText()).isEqualTo("156-" + site);
    assertThat(read.at("/address/addressLocality").asText()).isEqualTo("Đà Nẵng");
  }

  @Test
  void listsAuditsWithTheRatingAsIssued() {
    JsonNode audit = read("sourcing", "/audits").path(0);
    assertThat(audit.path("rating").asText()).isEqualTo("D");
    assertThat(audit.path("ratingScale").asText()).isEqualTo("amfori BSCI A-E");
    assertThat(audit.path("exchangeId").asText()).isEqualTo(exchange.toString());
    assertThat(audit.path("endedOn").asText()).isEqualTo("2026-01-20");
  }

  @Test
  void readsFindingsFromTheCanonicalAudit() {
    JsonNode finding = read("sourcing", "/findings").path(0);
    assertThat(finding.at("/finding/nativeCode").asText()).isEqualTo("7.14");
    assertThat(finding.at("/finding/topic").asText()).isEqualTo("fire_equipment");
    assertThat(finding.at("/finding/texts/0/text").asText()).isEqualTo("Extinguishers are empty");
  }

  @Test
  void listsIssues() {
    JsonNode issue = read("sourcing", "/issues").path(0);
    assertThat(issue.path("state").asText()).isEqualTo("OPEN");
    assertThat(issue.path("text").asText()).isEqualTo("Extinguishers are empty");
  }

  @Test
  void readsRecommendations() {
    assertThat(read("sourcing", "/recommendations").isEmpty()).isTrue();
    seed.recommendation(Seed.RETAIL, site);
    assertThat(read("sourcing", "/recommendations").at("/modules/0/module").asText())
        .isEqualTo("WC");
  }

  @Test
  void showsEscalationsOnlyToTheirRolesAndWritesDownEachLook() {
    seed.escalation(Seed.RETAIL, site, exchange, "8.1", "compliance", "operator");
    assertThat(read("sourcing", "/escalations")).isEmpty();
    JsonNode escalation = read("compliance", "/escalations").path(0);
    assertThat(escalation.path("state").asText()).isEqualTo("RAISED");
    assertThat(escalation.at("/clocks/0/dueAt").asText()).isEqualTo("2026-02-03T10:00:00Z");
    assertThat(
            database.<Long>as(
                Seed.RETAIL,
                jdbc ->
                    jdbc.sql(
                            "SELECT count(*) FROM access_trail WHERE username = 'compliance'"
                                + " AND action = 'escalations.viewed' AND subject = ?")
                        .param("site:" + site)
                        .query(Long.class)
                        .single()))
        .isEqualTo(1);
  }

  @Test
  void withholdsTheTextsOfAnEscalatedFinding() {
    seed.escalation(Seed.RETAIL, site, exchange, "7.14", "compliance");
    assertThat(read("sourcing", "/issues").path(0).has("text")).isFalse();
    assertThat(read("sourcing", "/issues").path(0).path("withheld").asBoolean()).isTrue();
    assertThat(read("sourcing", "/findings").path(0).at("/finding/texts")).isEmpty();
    assertThat(read("compliance", "/issues").path(0).path("text").asText()).isNotEmpty();
    assertThat(read("compliance", "/findings").path(0).at("/finding/texts")).isNotEmpty();
  }

  @Test
  void listsDeliveriesAndReturnsTheirExactBytes() {
    UUID id = seed.delivery(Seed.RETAIL, site, exchange, "ACCEPTED", "<progress>đ</progress>");
    assertThat(read("sourcing", "/deliveries").at("/items/0/id").asText()).isEqualTo(id.toString());
    String path = "/api/v1/deliveries/" + id;
    JsonNode delivery = web.as("sourcing").json(path);
    assertThat(delivery.path("receipt").asText()).isEqualTo("receipt-7");
    assertThat(delivery.at("/attemptLog/0/outcome").asText()).isEqualTo("accepted");
    assertThat(web.as("sourcing").get(path + "/content").body())
        .isEqualTo("<progress>đ</progress>");
    assertThat(web.as("brand").get(path).statusCode()).isEqualTo(404);
    assertThat(web.as("brand").get(path + "/content").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesThroughDeliveriesWhateverTheirIds() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      UUID id = seed.delivery(Seed.RETAIL, site, exchange, "APPLIED", "<p/>");
      UUID random = UUID.randomUUID();
      seed.sql("UPDATE delivery SET id = ? WHERE id = ?", random, id);
      made.add(0, random.toString());
    }
    List<String> read = new ArrayList<>();
    String position = "";
    do {
      JsonNode part = read("sourcing", "/deliveries?limit=2" + position);
      read.addAll(part.path("items").findValuesAsText("id"));
      position = part.has("next") ? "&before=" + part.path("next").asText() : "";
    } while (!position.isEmpty());
    assertThat(read).containsExactlyElementsOf(made);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/audits",
        "/findings",
        "/issues",
        "/recommendations",
        "/progress",
        "/escalations",
        "/deliveries"
      })
  void answersAnotherOrganisationsSiteLikeOneThatDoesNotExist(String part) {
    assertThat(web.as("brand").get("/api/v1/sites/" + site + part).statusCode()).isEqualTo(404);
    assertThat(web.as("brand").get("/api/v1/sites/" + Seed.id() + part).statusCode())
        .isEqualTo(404);
  }

  @Test
  void showsASiteToAnotherBuyerOfItWithoutTheFirstOnesAudits() {
    seed.supply(Seed.BRAND, site, "Blue Mill as Brand calls it");
    assertThat(read("brand", "").path("name").asText()).endsWith("Brand calls it");
    assertThat(read("brand", "/audits")).isEmpty();
    assertThat(read("brand", "/issues")).isEmpty();
  }

  @Test
  void findsByPartOfANameAndByWholeIdentifier() {
    String name = read("sourcing", "").path("name").asText();
    assertThat(found("q=" + name.substring(10).toUpperCase(Locale.ROOT))).isTrue();
    assertThat(found("q=156-" + site)).isTrue();
    assertThat(found("q=156-" + site + "&country=vn")).isTrue();
    assertThat(found("q=156-" + site + "&country=CN")).isFalse();
    assertThat(found("q=156-")).isFalse();
    assertThat(found("q=%25")).isFalse();
  }

  private boolean found(String query) {
    return web.as("sourcing")
        .json("/api/v1/sites?" + query.replace(" ", "%20"))
        .path("items")
        .findValuesAsText("id")
        .contains(site.toString());
  }

  @Test
  void pagesThroughSitesByName() {
    String prefix = "Paged " + Seed.id();
    for (String name : List.of("C", "A", "B", "A", "D")) {
      seed.site(Seed.RETAIL, prefix + ' ' + name);
    }
    StringBuilder names = new StringBuilder();
    String position = "";
    do {
      String query = "/api/v1/sites?limit=2&q=" + prefix.replace(" ", "%20") + position;
      JsonNode part = web.as("sourcing").json(query);
      part.path("items")
          .forEach(s -> names.append(s.path("name").asText().substring(prefix.length())));
      position = part.has("next") ? "&after=" + part.path("next").asText() : "";
    } while (!position.isEmpty());
    assertThat(names).hasToString(" A A B C D");
  }
}
