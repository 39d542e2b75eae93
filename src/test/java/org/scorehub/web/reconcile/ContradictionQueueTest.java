package org.scorehub.web.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Contradicting audits and decisions whose ground has changed wait in the queue, and only those.
 */
@HubTest
class ContradictionQueueTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<SeverityLevel> LEVELS =
      List.of(SeverityLevel.MINOR, SeverityLevel.MAJOR, SeverityLevel.CRITICAL);

  @Autowired private Seed seed;
  @Autowired private WebClient web;

  private List<JsonNode> waiting(ContestedSite site, String kind) {
    JsonNode found = web.as("compliance").json("/api/v1/work?site=" + site.id() + "&kind=" + kind);
    return StreamSupport.stream(found.path("items").spliterator(), false).toList();
  }

  private JsonNode compared(ContestedSite site) {
    return web.as("compliance").json("/api/v1/sites/" + site.id() + "/reconciliation");
  }

  private void awaitOpen(ContestedSite site, long amount) {
    await().atMost(PATIENCE).until(() -> amount(site) == amount);
  }

  private long amount(ContestedSite site) {
    return waiting(site, "CONTRADICTION").stream()
        .mapToLong(item -> item.path("amount").asLong())
        .sum();
  }

  @Test
  void agreesWithTheComparisonWhateverHappens() {
    long chance = System.nanoTime();
    Random random = new Random(chance);
    List<ContestedSite> sites =
        IntStream.range(0, 3).mapToObj(i -> ContestedSite.of(seed, Seed.RETAIL)).toList();
    for (int i = 0; i < 24; i++) {
      happen(sites.get(random.nextInt(sites.size())), random);
    }
    for (ContestedSite site : sites) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                JsonNode now = compared(site);
                assertThat(amount(site)).as("seed %s", chance).isEqualTo(open(now));
                assertThat(waiting(site, "STALE_DECISION"))
                    .as("seed %s", chance)
                    .extracting(item -> item.path("id").asText())
                    .containsExactlyInAnyOrderElementsOf(decisions(now, "STALE"));
              });
    }
  }

  private void happen(ContestedSite site, Random random) {
    JsonNode now = compared(site);
    List<String> made = decisions(now, "STANDS", "STALE");
    switch (random.nextInt(5)) {
      case 0, 1 -> site.rateFireEquipment(LEVELS.get(random.nextInt(LEVELS.size())));
      case 2 -> {
        if (!made.isEmpty()) {
          web.as("compliance")
              .delete("/api/v1/sites/" + site.id() + "/reconciliation/decisions/" + made.get(0));
        }
      }
      default -> dispute(site, now.path("rows").get(random.nextInt(now.path("rows").size())));
    }
  }

  private static JsonNode row(JsonNode compared, String key) {
    return StreamSupport.stream(compared.path("rows").spliterator(), false)
        .filter(row -> row.path("key").asText().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void dispute(ContestedSite site, JsonNode row) {
    String decision =
        """
        {"row": "%s", "verdict": "DISPUTE", "reason": "to be looked into", "seen": "%s"}"""
            .formatted(row.path("key").asText(), row.path("seen").asText());
    assertThat(
            web.as("compliance")
                .post(
                    "/api/v1/sites/" + site.id() + "/reconciliation/decisions",
                    "application/json",
                    decision)
                .statusCode())
        .isEqualTo(201);
  }

  private static long open(JsonNode compared) {
    return StreamSupport.stream(compared.path("rows").spliterator(), false)
        .filter(row -> row.path("agreement").asText().equals("CONTRADICTING"))
        .filter(
            row ->
                !row.has("decision") || row.path("decision").path("state").asText().equals("STALE"))
        .count();
  }

  private static List<String> decisions(JsonNode compared, String... states) {
    List<String> found = new ArrayList<>();
    for (JsonNode decision : compared.path("history")) {
      if (List.of(states).contains(decision.path("state").asText())) {
        found.add(decision.path("id").asText());
      }
    }
    return found;
  }

  @Test
  void leavesWhenAnAuditRunsOutOrIsFoundByASurvey() {
    ContestedSite site = ContestedSite.of(seed, Seed.RETAIL);
    awaitOpen(site, 2);
    assertThat(
            seed.jdbc()
                .sql("SELECT min(due_on) FROM contradiction_look WHERE at_site = ?")
                .param(site.id())
                .query(LocalDate.class)
                .single())
        .isAfter(LocalDate.now(ZoneOffset.UTC));
    seed.sql("DELETE FROM site_contradiction WHERE at_site = ?", site.id());
    seed.sql("DELETE FROM contradiction_look WHERE at_site = ?", site.id());
    assertThat(amount(site)).isZero();
    seed.sql(
        "INSERT INTO contradiction_look (buyer, at_site, due_on) VALUES (?, ?, current_date)",
        Seed.RETAIL,
        site.id());
    awaitOpen(site, 2);
  }

  @Test
  void asksSitesOrCallsThingsOneIssueTogetherAndTakesItBack() {
    ContestedSite site = ContestedSite.of(seed, Seed.RETAIL);
    awaitOpen(site, 2);
    assertThat(web.as("sourcing").json("/api/v1/work?site=" + site.id()).path("items")).isEmpty();
    WebClient officer = web.browser("compliance", "sandbox");
    String page = "/queue?site=" + site.id();
    String item = "CONTRADICTION:" + site.id();
    assertThat(officer.get(page).body()).contains(item, "2 matters");
    officer.submit(page, "/queue/act", Map.of("item", item, "act", "SAME_ISSUE"));
    assertThat(amount(site)).isEqualTo(1);
    officer.get(page);
    String preview =
        officer.submit(page, "/queue/preview", Map.of("item", item, "act", "ASK_SITE")).body();
    String seen = preview.replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
    officer.submit(
        page, "/queue/act", Map.of("item", item, "act", "ASK_SITE", "seen", item + "=other"));
    assertThat(officer.get(page).body()).contains("look at the list again");
    officer.submit(page, "/queue/act", Map.of("item", item, "act", "ASK_SITE", "seen", seen));
    assertThat(amount(site)).isZero();
    assertThat(compared(site).toString()).contains("\"verdict\":\"ASK_SITE\"", site.smetaId());
    String undo = officer.get(page).body().replaceAll("(?s).*value=\"(ASK_SITE:[^\"]+)\".*", "$1");
    officer.submit(page, "/queue/undo", Map.of("undo", undo));
    assertThat(amount(site)).isEqualTo(1);
  }

  @Test
  void confirmsDecisionsOnTheirNewGroundTogether() {
    ContestedSite site = ContestedSite.of(seed, Seed.RETAIL);
    dispute(site, row(compared(site), ContestedSite.FIRE));
    String decided = decisions(compared(site), "STANDS").get(0);
    site.rateFireEquipment(SeverityLevel.CRITICAL);
    await().atMost(PATIENCE).until(() -> !waiting(site, "STALE_DECISION").isEmpty());
    WebClient officer = web.browser("compliance", "sandbox");
    assertThat(officer.get("/decisions/" + decided).headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).contains("#row-fire_equipment"));
    officer.submit(
        "/queue",
        "/queue/act",
        Map.of("item", "STALE_DECISION:" + decided, "act", "CONFIRM_GROUND"));
    assertThat(waiting(site, "STALE_DECISION")).isEmpty();
    assertThat(compared(site).path("history").get(0).path("confirms").asText()).isEqualTo(decided);
  }
}
