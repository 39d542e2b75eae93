package org.scorehub.web.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.scorehub.HubTest;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Results of the programme by country, and the suppliers behind each figure. */
@HubTest
@TestInstance(Lifecycle.PER_CLASS)
class ProgrammeTest {

  private static final String PAGE = "/programme?country=UG";
  private static final Pattern LINK =
      Pattern.compile("<a href=\"/suppliers\\?([^\"]*country=UG[^\"]*)\">([^<]*)</a>");

  @Autowired private Seed seed;
  @Autowired private WebClient web;

  private final List<UUID> sites = new ArrayList<>();

  /**
   * Five through with a module and better, five under way and worse, one that consents to no one.
   */
  @BeforeAll
  void trainElevenSuppliers() {
    for (int i = 0; i < 11; i++) {
      UUID site = seed.site(Seed.RETAIL, "Kampala Mill " + i);
      sites.add(site);
      seed.sql("UPDATE site_supply SET country = 'UG' WHERE site_id = ?", site);
      enrol(site, i < 5 ? "COMPLETED" : "VISITS");
      read(site, "2025-12", 8, true);
      read(site, "2026-03", i < 5 ? 6 : 9, false);
      if (i < 10) {
        seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
        seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "KPI_READINGS");
      }
      if (i < 5) {
        seed.issue(Seed.RETAIL, site, "7.14", "OPEN");
        seed.sql("UPDATE site_issue SET severity = 'CRITICAL' WHERE site_id = ?", site);
      }
      seed.changed(site);
    }
    await()
        .until(
            () ->
                seed.jdbc()
                    .sql("SELECT bool_and(stood_version = version) FROM site WHERE id = ANY (?)")
                    .param(sites.toArray(UUID[]::new))
                    .query(Boolean.class)
                    .single());
  }

  /** The provider has all of them in another country than the buyer. */
  private void enrol(UUID site, String state) {
    seed.training(
        Seed.PROGRAMME,
        site,
        "ENROLMENT",
        """
        {"module": "WC", "state": "%s", "completedOn": "2026-02-01",
         "site": {"address": {"addressCountry": "RW"}}}"""
            .formatted(state));
  }

  private void read(UUID site, String month, double value, boolean baseline) {
    seed.training(
        Seed.PROGRAMME,
        site,
        "KPI_READING",
        """
        {"nativeId": "%s", "kpi": "ABSENTEEISM", "unit": "%%", "value": %s, "baseline": %s,
         "periodFrom": "%s-01", "periodUntil": "%s-28"}"""
            .formatted(month, value, baseline, month, month));
  }

  private List<MatchResult> links(String page) {
    return LINK.matcher(web.browser("sourcing", "sandbox").get(page).body()).results().toList();
  }

  private int suppliers(String query) {
    String list = "/api/v1/suppliers?limit=500&" + query.replace("&amp;", "&");
    return web.as("sourcing").json(list).path("items").size();
  }

  @Test
  void countsEnterprisesWhereTheBuyerHasThem() {
    JsonNode results = web.as("sourcing").json("/api/v1/programme?country=UG");
    assertThat(results.path("countries")).hasSize(1);
    assertThat(results.at("/countries/0"))
        .isEqualTo(
            WebClient.parse(
                """
                {"country": "UG", "enterprises": 10, "underWay": 5, "completed": 5, "improved": 5,
                 "unchanged": 0, "worse": 5, "critical": 5, "withheld": false}"""));
    assertThat(web.as("sourcing").json("/api/v1/programme?country=RW").toString())
        .doesNotContain("\"UG\"");
  }

  @Test
  void countsForTheProviderWhereItHasThemItself() {
    JsonNode there = web.as("trainer").json("/api/v1/programme?country=RW").at("/countries/0");
    assertThat(there.path("country").asText()).isEqualTo("RW");
    assertThat(there.path("enterprises").asInt()).isEqualTo(11);
    assertThat(there.has("critical")).as("it knows of no issues").isFalse();
  }

  @Test
  void leadsFromEachFigureToExactlyTheseSuppliers() {
    List<MatchResult> links = links(PAGE);
    assertThat(links).hasSize(10);
    SoftAssertions all = new SoftAssertions();
    for (MatchResult link : links) {
      all.assertThat(suppliers(link.group(1)))
          .as(link.group(1))
          .isEqualTo(Integer.parseInt(link.group(2)));
    }
    all.assertAll();
  }

  @Test
  void leadsByModuleToTheSuppliersInIt() {
    List<MatchResult> links = links(PAGE + "&module=WC");
    assertThat(links)
        .hasSize(5)
        .allSatisfy(
            link -> {
              assertThat(link.group(1)).contains("trained=WC%3A");
              assertThat(suppliers(link.group(1))).isEqualTo(5);
            });
  }

  @Test
  void leadsNowhereWhereDaysAreAskedFor() {
    assertThat(links(PAGE + "&from=2026-01-01")).isEmpty();
    assertThat(web.browser("sourcing", "sandbox").get(PAGE + "&from=2026-01-01").body())
        .contains("Uganda");
  }

  @Test
  void writesCountriesIntoTheFile() {
    assertThat(web.browser("sourcing", "sandbox").get("/programme.csv?country=UG").body().lines())
        .anySatisfy(
            line -> assertThat(line).matches("\"country\",\"UG\",.*,10,.*,5,.*,5,5,.*,0,5,5"));
  }
}
