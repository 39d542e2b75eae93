package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.scorehub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {

  @Autowired private Seed seed;
  @Autowired private WebClient web;

  private UUID site;
  private UUID exchange;
  private UUID delivery;

  @BeforeAll
  void playAJourney() {
    site = seed.site(Seed.RETAIL, "Green <Mill> & Sons");
    exchange = seed.exchange(Seed.RETAIL, "RECORDED", site, "20-77777", "<audit id='1'/>");
    seed.audit(Seed.RETAIL, site, exchange, "20-77777", "7.14");
    seed.issue(Seed.RETAIL, site, "7.14", "OPEN");
    seed.escalation(Seed.RETAIL, site, exchange, "8.1", "compliance");
    seed.recommendation(Seed.RETAIL, site);
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "KPI_READINGS");
    seed.training(
        Seed.PROGRAMME,
        site,
        "ENROLMENT",
        "{\"module\": \"WC\", \"state\": \"CLASSROOM_DONE\", \"enrolledOn\": \"2026-02-01\"}");
    seed.training(
        Seed.PROGRAMME, site, "VISIT", "{\"module\": \"WC\", \"visitedOn\": \"2026-03-01\"}");
    for (int month = 1; month <= 3; month++) {
      seed.training(
          Seed.PROGRAMME,
          site,
          "KPI_READING",
          "{\"kpi\": \"DEFECT_RATE\", \"unit\": \"%%\", \"value\": %d, \"baseline\": %s, \"periodUntil\": \"2026-0%d-28\"}"
              .formatted(9 - month, month == 1, month));
    }
    delivery = seed.delivery(Seed.RETAIL, site, exchange, "ACCEPTED", "<progress n='1'/>");
  }

  private String page(String user, String path) {
    HttpResponse<String> answer = web.browser(user, "sandbox").get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.body())
        .as("nothing that the content security policy would stop")
        .doesNotContain(" style=\"", "<style", " onclick=", "<script>", "javascript:");
    return answer.body();
  }

  @Test
  void showTheLiveJourney() {
    UUID latest = seed.exchange(Seed.RETAIL, "RECORDED", site, "n-" + Seed.id(), "<audit/>");
    assertThat(page("engineer", "/"))
        .contains("Received", "Translated", "Matched", "Recorded", "Published", "Delivered")
        .contains("every 2s", "quarantined", "/exchanges/" + latest)
        .contains("class=\"skip\"", "<main", "<nav", "lang=\"en\"");
  }

  @Test
  void renewTheJourneyWithoutTheFrameAroundIt() {
    assertThat(page("engineer", "/journey/live")).contains("Received").doesNotContain("<html");
  }

  @Test
  void listSites() {
    assertThat(page("sourcing", "/sites?q=20-nothing")).contains("No site fits");
    assertThat(page("sourcing", "/sites?q=Green"))
        .contains("Green &lt;Mill&gt; &amp; Sons", "amfori BSCI A-E")
        .doesNotContain("<Mill>");
  }

  @Test
  void showOneSiteWithEverythingAboutIt() {
    assertThat(page("compliance", "/sites/" + site))
        .contains("Nhà máy", "156-" + site, "Đà Nẵng")
        .contains("20-77777", "amfori BSCI A-E")
        .contains("Extinguishers are empty", "2026-05-01")
        .contains("A child was seen at work", "overdue by", "members-meet")
        .contains("The site has not had Workplace Cooperation", "matching-rules.csv")
        .contains("Classroom done", "2026-03-01")
        .contains("data-value=\"8.0\"", "baseline", "chart.umd.min.js")
        .contains("receipt-7", "/deliveries/" + delivery + "/content");
  }

  @Test
  void keepEscalationsFromOtherRoles() {
    assertThat(page("sourcing", "/sites/" + site))
        .contains("none that your role may see")
        .doesNotContain("A child was seen at work");
  }

  @Test
  void showOneExchangeSideBySide() {
    assertThat(page("engineer", "/exchanges/" + exchange))
        .contains("2026-01-31 10:00:01 UTC", "25 findings")
        .contains(
            "No topic for question 9.99", "line 41", "audit.in.jslt:37", "one of 81 questions")
        .contains("&lt;audit id=&#39;<a href=\"/exchanges/" + exchange + "/reach?path=/audit")
        .contains("&quot;fire_equipment&quot;")
        .contains("&lt;progress n=&#39;<a href=\"/deliveries/" + delivery + "/explanation?path=")
        .contains("tabindex=\"0\"");
  }

  @Test
  void withholdTheContentOfAnEscalatedDocument() {
    assertThat(page("sourcing", "/exchanges/" + exchange))
        .contains("withheld")
        .doesNotContain("&lt;audit", "fire_equipment&quot;");
  }

  @Test
  void listExchangesByFilter() {
    assertThat(page("engineer", "/exchanges?key=native:20-77777")).contains(exchange.toString());
    assertThat(page("engineer", "/exchanges?state=&connector=none"))
        .contains("No exchange fits", "Take a filter away")
        .doesNotContain("curl");
  }

  @Test
  void showDeliveries() {
    assertThat(page("sourcing", "/deliveries?state=ACCEPTED")).contains(delivery.toString());
    assertThat(page("sourcing", "/deliveries/" + delivery))
        .contains("key-1", "receipt-7", "accepted");
    WebClient browser = web.browser("sourcing", "sandbox");
    assertThat(browser.get("/deliveries/" + delivery + "/content").body())
        .isEqualTo("<progress n='1'/>");
    assertThat(browser.get("/exchanges/" + exchange + "/raw").statusCode()).isEqualTo(403);
  }

  @Test
  void answerUnknownAddressesWithAPage() {
    WebClient browser = web.browser("brand", "sandbox");
    for (String path :
        new String[] {
          "/nothing", "/sites/" + site, "/exchanges/" + exchange, "/deliveries/" + delivery
        }) {
      HttpResponse<String> answer = browser.get(path, "Accept", "text/html");
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).contains("404 Not Found", "To the journey");
    }
  }

  @Test
  void teachAnOrganisationWithoutDocuments() {
    seed.sql(
        "INSERT INTO organisation (buyer, name, kind) VALUES ('empty-buyer', 'Empty', 'BUYER')");
    seed.sql(
        "INSERT INTO account (buyer, username, password_hash, roles) SELECT 'empty-buyer',"
            + " 'newcomer', password_hash, roles FROM account WHERE username = 'engineer'");
    assertThat(page("newcomer", "/")).contains("Nothing has been received yet", "curl");
    assertThat(page("newcomer", "/sites")).contains("No sites yet");
    assertThat(page("newcomer", "/exchanges")).contains("curl");
    assertThat(page("newcomer", "/deliveries")).contains("None.");
  }

  @Test
  void showsWhatAReplayWouldDoBeforeItDoesIt() {
    UUID broken = seed.exchange(Seed.RETAIL, "QUARANTINED", site, "20-66666", "<audit/>");
    assertThat(page("engineer", "/exchanges/" + broken)).contains("/replays/new?id=" + broken);
    assertThat(page("sourcing", "/exchanges/" + broken)).doesNotContain("/replays/new");
    WebClient engineer = web.browser("engineer", "sandbox");
    HttpResponse<String> answer =
        engineer.submit(
            "/replays/new?id=" + broken,
            "/replays/previews",
            Map.of("id", broken.toString(), "stage", "RECEIVED", "bundle", "AS_IS"));
    String preview = answer.headers().firstValue("Location").orElseThrow();
    assertThat(page("engineer", path(preview)))
        .contains("Replay this?", "Quarantined", "Nothing has been changed");
  }

  private static String path(String address) {
    return java.net.URI.create(address).getPath();
  }

  @Test
  void showsAReplayWithItsProgressAndTheChainOfAttempts() {
    UUID mended = seed.exchange(Seed.RETAIL, "RECORDED", site, "20-55555", "<audit/>");
    seed.replay(Seed.RETAIL, mended);
    assertThat(page("engineer", "/exchanges/" + mended))
        .contains("Attempts", "the mapping was mended");
    UUID job =
        seed.jdbc()
            .sql("SELECT job_id FROM replay_item WHERE exchange_id = ?")
            .param(mended)
            .query(UUID.class)
            .single();
    assertThat(page("engineer", "/replays")).contains("/replays/" + job);
    assertThat(page("engineer", "/replays/" + job))
        .contains("the mapping was mended", "/exchanges/" + mended)
        .doesNotContain("every 2s");
    assertThat(page("newcomer", "/replays")).contains("Nothing has been replayed yet");
  }
}
