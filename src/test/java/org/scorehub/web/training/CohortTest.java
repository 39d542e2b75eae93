package org.scorehub.web.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.scorehub.HubTest;
import org.scorehub.matching.RulesInUse;
import org.scorehub.training.cohort.CohortBoards;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees what of a training group that the factories of two buyers make. */
@HubTest
@TestInstance(Lifecycle.PER_CLASS)
class CohortTest {

  private static final String COHORTS = "/api/v1/cohorts?country=KH&module=OSH";

  /** Six of each town; takes the number of towns, and ends a bracket. */
  private static final String MILLS =
      "(SELECT md5('cohort mill ' || n)::uuid AS id, n FROM generate_series(0, 6 * ? - 1) n) x)";

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private CohortBoards boards;
  @Autowired private RulesInUse rules;

  private final List<UUID> sites = new ArrayList<>();

  @BeforeAll
  void recommendTheSameModuleToNeighbours() {
    for (int i = 0; i < 8; i++) {
      UUID site = seed.bareSite();
      sites.add(site);
      if (i < 5) {
        factory(Seed.RETAIL, site, "Retail's mill " + i, 11.55 + i / 100.0, i == 0 ? 900 : 120);
      }
      if (i > 3) {
        factory(Seed.BRAND, site, "Brand's mill " + i, 11.55 + i / 100.0, 120);
      }
    }
    UUID had = seed.bareSite();
    factory(Seed.RETAIL, had, "Had it", 11.55, 120);
    seed.sql(
        "INSERT INTO training_record (buyer, kind, native_id, site_id, module, revision,"
            + " content_hash, canonical, exchange_id) VALUES (?, 'ENROLMENT', ?, ?, 'OSH', 1,"
            + " '\\x00', '{\"module\": \"OSH\", \"state\": \"COMPLETED\"}', ?)",
        Seed.PROGRAMME,
        "had-" + had,
        had,
        Seed.id());
    boards.compose();
  }

  private void factory(String buyer, UUID site, String name, double latitude, int workers) {
    seed.sql(
        "INSERT INTO site_supply (buyer, site_id, connector, name, country, canonical, exchange_id,"
            + " supplied_at) VALUES (?, ?, 'amfori-bsci', ?, 'KH', ?::jsonb, ?, now())",
        buyer,
        site,
        name,
        """
        {"name": "%s", "address": {"addressCountry": "KH"}, "workforce": {"total": %d},
         "geo": {"latitude": %s, "longitude": 104.92}}"""
            .formatted(name, workers, latitude),
        Seed.id());
    seed.link(buyer, site);
    seed.issue(buyer, site, "7.14", "OPEN");
    seed.issue(buyer, site, "7.1", "VERIFIED_CLOSED");
    seed.sql(
        "INSERT INTO recommendation (buyer, site_id, site_version, canonical, catalogue_version)"
            + " VALUES (?, ?, 1, ?::jsonb, ?)",
        buyer,
        site,
        """
        {"modules": [
          {"module": "OSH", "rank": 1, "role": "primary", "prerequisites": [], "reasons": [
            {"topic": "fire_equipment", "scheme": "amfori-bsci", "nativeCode": "7.14"},
            {"topic": "fire_equipment", "scheme": "amfori-bsci", "nativeCode": "7.1"}]},
          {"module": "QM", "rank": 2, "role": "primary", "prerequisites": ["WC"], "reasons": []}]}""",
        rules.rules().version());
  }

  @Test
  void namesABuyersOwnFactoriesAndCountsTheOthers() {
    JsonNode proposals = web.as("sourcing").json(COHORTS);
    assertThat(proposals.path("cohorts")).hasSize(1);
    JsonNode group = proposals.at("/cohorts/0");
    assertThat(group.path("size").asInt()).isEqualTo(8);
    assertThat(group.path("members")).hasSize(5);
    assertThat(group.path("others").asInt()).isEqualTo(3);
    assertThat(group.path("funders").asInt()).isEqualTo(2);
    assertThat(group.path("seats").asDouble()).isEqualTo(4.5);
    assertThat(group.at("/objective/points").asInt()).isEqualTo(8 * 4);
    assertThat(group.toString())
        .contains("Retail's mill 4", "more than 250 workers")
        .doesNotContain("Brand's mill", sites.get(7).toString(), "demo-brand", "Had it");
  }

  @Test
  void tellsWhichOfOnesFactoriesAnotherBuyerWouldPayForToo() {
    JsonNode members = web.as("brand").json(COHORTS).at("/cohorts/0/members");
    assertThat(members).hasSize(4);
    assertThat(members.findValuesAsText("coFunders")).containsExactlyInAnyOrder("1", "0", "0", "0");
  }

  @Test
  void keepsFromTheProviderWhatNobodyApproved() {
    assertThat(web.as("trainer").json(COHORTS).path("cohorts")).isEmpty();
  }

  @Test
  void plansForTheProviderFromWhatItWasToldAndNothingElse() {
    for (int i = 0; i < 7; i++) {
      approve("Told Mill " + i, i == 6);
    }
    boards.compose();
    JsonNode group = web.as("trainer").json("/api/v1/cohorts?country=LA").at("/cohorts/0");
    assertThat(group.path("size").asInt()).isEqualTo(6);
    assertThat(group.path("members").findValuesAsText("name")).contains("Told Mill 0");
    assertThat(group.at("/objective/points").asInt())
        .as("it was told no severity: each counts as unrated")
        .isEqualTo(6 * 2);
    assertThat(group.toString()).doesNotContain("Told Mill 6").doesNotContain("\"seats\"");
  }

  private void approve(String name, boolean withdrawn) {
    seed.sql(
        "INSERT INTO recommendation_approval (buyer, id, site_id, provider, site_version,"
            + " canonical, approved_by, due_at, withdrawn_at, ended_at)"
            + " VALUES (?, ?, ?, ?, 1, ?::jsonb, 'u', now(), "
            + (withdrawn ? "now(), now())" : "null, null)"),
        Seed.RETAIL,
        Seed.id(),
        seed.bareSite(),
        Seed.PROGRAMME,
        """
        {"site": {"name": "%s",
                  "address": {"addressCountry": "LA", "addressRegion": "Vientiane Province"}},
         "modules": [{"module": "WC", "role": "foundation", "prerequisites": [], "reasons": [
           {"topic": "fire_equipment", "scheme": "amfori-bsci", "nativeCode": "7.14"}]}]}"""
            .formatted(name));
  }

  @Test
  void proposesNoModuleWhoseFoundationIsMissing() {
    assertThat(web.as("sourcing").json("/api/v1/cohorts?country=KH&module=QM").path("cohorts"))
        .isEmpty();
  }

  @Test
  void letsADistanceBeAskedFor() {
    assertThat(web.as("sourcing").json(COHORTS + "&max-km=1").path("cohorts")).isEmpty();
    assertThat(web.as("sourcing").get(COHORTS + "&max-km=0").statusCode()).isEqualTo(400);
  }

  @Test
  void writesAllGroupsIntoTheFileHoweverManyTheInterfaceLists() {
    int groups = CohortReads.MOST_GROUPS + 3;
    townsOfSixMills(groups);
    boards.compose();
    JsonNode listed = web.as("sourcing").json("/api/v1/cohorts?country=BT");
    assertThat(listed.path("cohorts")).hasSize(CohortReads.MOST_GROUPS);
    assertThat(listed.path("more").asInt()).isEqualTo(3);
    WebClient browser = web.browser("sourcing", "sandbox");
    assertThat(browser.get("/cohorts?country=BT").body()).contains("the file, which has all");
    assertThat(browser.get("/cohorts.csv?country=BT").body().lines().skip(1))
        .hasSize(groups * 6)
        .extracting(line -> line.split(",", 2)[0])
        .contains("1", String.valueOf(groups))
        .doesNotContain(String.valueOf(groups + 1));
    for (String table : List.of("recommendation", "site_issue", "site_link", "site_supply")) {
      seed.sql("DELETE FROM " + table + " WHERE site_id IN (SELECT id FROM " + MILLS, groups);
    }
    boards.compose();
  }

  /** Too far from one another for factories of two towns to be in one group. */
  private void townsOfSixMills(int towns) {
    seed.sql("INSERT INTO site (id) SELECT id FROM (SELECT id FROM " + MILLS, towns);
    seed.sql(
        "INSERT INTO site_supply (buyer, site_id, connector, name, country, canonical, exchange_id,"
            + " supplied_at) SELECT 'demo-retail', id, 'amfori-bsci', 'Mill ' || n, 'BT',"
            + " jsonb_build_object('name', 'Mill ' || n,"
            + " 'address', jsonb_build_object('addressCountry', 'BT'),"
            + " 'geo', jsonb_build_object('latitude', n / 6 % 10 * 5, 'longitude', n / 60 * 5)),"
            + " id, now() FROM (SELECT id, n FROM "
            + MILLS,
        towns);
    seed.sql(
        "INSERT INTO site_link (buyer, site_id, linked_from, basis) SELECT 'demo-retail', id,"
            + " now() - interval '1 day', 'EXACT_IDENTIFIER' FROM (SELECT id FROM "
            + MILLS,
        towns);
    seed.sql(
        "INSERT INTO site_issue (buyer, id, site_id, scheme, issue_key, native_code, topic,"
            + " severity, state, text, language, last_audit, observations) SELECT 'demo-retail',"
            + " gen_random_uuid(), id, 'amfori-bsci', '7.14', '7.14', 'fire_equipment', 'MAJOR',"
            + " 'OPEN', 'Extinguishers are empty', 'en', '20-00001', '[]' FROM (SELECT id FROM "
            + MILLS,
        towns);
    seed.sql(
        "INSERT INTO recommendation (buyer, site_id, site_version, canonical, catalogue_version)"
            + " SELECT r.buyer, m.id, 1, r.canonical, r.catalogue_version FROM recommendation r"
            + " JOIN (SELECT id FROM "
            + MILLS
            + " m ON r.site_id = ? AND r.buyer = 'demo-retail'",
        towns,
        sites.get(0));
  }

  @Test
  void showsThePage() {
    String page = web.browser("sourcing", "sandbox").get("/cohorts?country=kh&module=OSH").body();
    assertThat(page)
        .contains(
            "8 factories", "3 factories of other buyers", "4.5 of 8 seats", "Retail&#39;s mill 0")
        .contains("points of severity-weighted issues");
    assertThat(web.browser("sourcing", "sandbox").get("/cohorts?country=MN").body())
        .contains("No group of");
  }
}
