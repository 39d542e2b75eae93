package org.scorehub.web.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Suppliers as they stand, found and narrowed down, and what became different at them. */
@HubTest
class SupplierTest {

  private static final String LIST = "/api/v1/suppliers?since=P1D&q=";

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private OrganisationDatabase database;

  private final String word = "w" + Long.toString(Seed.id().getLeastSignificantBits(), 36);
  private UUID site;

  @BeforeEach
  void describeASite() {
    site = seed.site(Seed.RETAIL, "Đại " + word + " 迈格纳");
    stand(site);
  }

  private void stand(UUID changed) {
    seed.changed(changed);
    await()
        .until(
            () ->
                seed.jdbc()
                    .sql("SELECT stood_version = version FROM site WHERE id = ?")
                    .param(changed)
                    .query(Boolean.class)
                    .single());
  }

  private List<String> found(String user, String query) {
    JsonNode list = web.as(user).json(query);
    return StreamSupport.stream(list.path("items").spliterator(), false)
        .map(item -> item.path("id").asText())
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode supplier(String user) {
    return web.as(user).json(LIST + word).path("items").path(0);
  }

  private List<String> news(String user) {
    return StreamSupport.stream(supplier(user).path("latest").spliterator(), false)
        .map(news -> news.path("kind").asText())
        .toList();
  }

  @Test
  void isFoundInAnyScriptAndByIdentifierByItsOwnOrganisationOnly() {
    for (String asked : List.of(word, "dai " + word, "Đại " + word, word + " 迈格纳", "156-" + site)) {
      assertThat(found("sourcing", LIST + encoded(asked)))
          .as(asked)
          .containsExactly(site.toString());
    }
    assertThat(found("brand", LIST + word)).isEmpty();
    assertThat(found("sourcing", LIST + "nothing-like-it")).isEmpty();
  }

  @Test
  void tellsOnceWhatBecameDifferent() {
    assertThat(news("sourcing")).containsExactly("NEW_SUPPLIER");
    seed.audit(Seed.RETAIL, site, Seed.id(), "a-" + word, "7.14");
    seed.issue(Seed.RETAIL, site, "7.14", "OPEN");
    seed.recommendation(Seed.RETAIL, site);
    stand(site);
    stand(site);
    assertThat(news("sourcing"))
        .containsExactly("MODULES_RECOMMENDED", "ISSUES_OPENED", "NEW_AUDIT", "NEW_SUPPLIER");
    assertThat(supplier("sourcing").path("rating").asText()).isEqualTo("D");
    seed.sql("UPDATE site_issue SET state = 'VERIFIED_CLOSED' WHERE site_id = ?", site);
    seed.sql("UPDATE audit_supply SET rating = 'B' WHERE site_id = ?", site);
    stand(site);
    assertThat(news("sourcing")).startsWith("ISSUES_CLOSED", "RATING");
    JsonNode changes = web.as("sourcing").json("/api/v1/suppliers/changes?since=P1D&limit=500");
    assertThat(changes.path("items").findValuesAsText("site")).contains(site.toString());
    assertThat(web.as("brand").json("/api/v1/suppliers/changes?since=P1D&limit=500").toString())
        .doesNotContain(site.toString());
  }

  @Test
  void showsTrainingAndItsNewsOnlyWhileConsentLasts() {
    seed.training(Seed.PROGRAMME, site, "ENROLMENT", "{\"module\": \"WC\", \"state\": \"VISITS\"}");
    seed.training(Seed.PROGRAMME, site, "KPI_READING", reading("b", "2025-12-31", 7.8, true));
    seed.training(Seed.PROGRAMME, site, "KPI_READING", reading("l", "2026-03-31", 5.2, false));
    stand(site);
    assertThat(news("sourcing")).containsExactly("NEW_SUPPLIER");
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
    assertThat(news("sourcing")).containsExactly("TRAINING_STAGE", "NEW_SUPPLIER");
    assertThat(supplier("sourcing").at("/training/kpis")).isEmpty();
    assertThat(found("sourcing", LIST + word + "&stage=VISITS")).hasSize(1);
    assertThat(found("sourcing", LIST + word + "&outcome=IMPROVED")).isEmpty();
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "KPI_READINGS");
    assertThat(supplier("sourcing").at("/training/kpis/0/outcome").asText()).isEqualTo("IMPROVED");
    String improved = "&kpi=" + encoded("ABSENTEEISM %:IMPROVED");
    assertThat(found("sourcing", LIST + word + improved)).hasSize(1);
    assertThat(found("sourcing", LIST + word + "&outcome=IMPROVED")).hasSize(1);
    assertThat(found("sourcing", LIST + word + "&outcome=WORSE")).isEmpty();
    String page = "/suppliers?since=P1D&q=" + word;
    assertThat(web.browser("sourcing", "sandbox").get(page).body())
        .contains("Absenteeism rate (%): improved");
    seed.sql("UPDATE consent SET revoked_at = now() WHERE site_id = ?", site);
    assertThat(found("sourcing", LIST + word + improved)).isEmpty();
    assertThat(web.browser("sourcing", "sandbox").get(page).body()).doesNotContain("Absenteeism");
    assertThat(news("sourcing")).containsExactly("NEW_SUPPLIER");
    assertThat(found("sourcing", LIST + word + "&stage=VISITS")).isEmpty();
    assertThat(supplier("sourcing").at("/training/modules")).isEmpty();
  }

  /** What the list reads all at once is the same as what the table shows row by row. */
  @Test
  void gathersTheTrainingThatRowsAreOpenOf() {
    seed.training(Seed.PROGRAMME, site, "ENROLMENT", "{\"module\": \"WC\", \"state\": \"VISITS\"}");
    seed.training(Seed.RETAIL, site, "ENROLMENT", "{\"module\": \"QM\", \"state\": \"VISITS\"}");
    seed.training(Seed.PROGRAMME, site, "KPI_READING", reading("b", "2025-12-31", 7.8, true));
    stand(site);
    UUID unlinked = seed.site(Seed.PROGRAMME, "Unlinked " + word);
    seed.training(
        Seed.PROGRAMME, unlinked, "ENROLMENT", "{\"module\": \"CP\", \"state\": \"VISITS\"}");
    stand(unlinked);
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, unlinked, "TRAINING_PROGRESS");
    assertThat(gathered(Seed.RETAIL, site, unlinked)).containsExactly("QM");
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
    assertThat(gathered(Seed.RETAIL, site, unlinked)).containsExactly("QM", "WC");
    assertThat(gathered(Seed.PROGRAMME, site, unlinked)).containsExactly("CP", "WC");
    assertThat(gathered(Seed.BRAND, site, unlinked)).isEmpty();
    seed.sql("UPDATE site_link SET linked_until = now() WHERE site_id = ?", site);
    assertThat(gathered(Seed.RETAIL, site, unlinked)).containsExactly("QM");
  }

  /** Modules of the sites of this test, once both ways of reading agree on all rows. */
  private List<String> gathered(String organisation, UUID... sites) {
    String kept = "FROM training_standing";
    String rows = "SELECT concat(at_site, data_class, code, stage, outcome) %s ORDER BY 1";
    return database.as(
        organisation,
        jdbc -> {
          String all = "FROM hub_training()";
          assertThat(jdbc.sql(rows.formatted(all)).query(String.class).list())
              .isEqualTo(jdbc.sql(rows.formatted(kept)).query(String.class).list());
          return jdbc.sql(
                  "SELECT code "
                      + all
                      + " WHERE stage IS NOT NULL AND at_site IN (?, ?) ORDER BY 1")
              .params((Object[]) sites)
              .query(String.class)
              .list();
        });
  }

  private static String reading(String id, String until, double value, boolean baseline) {
    return """
        {"nativeId": "%s", "kpi": "ABSENTEEISM", "unit": "%%", "value": %s, "baseline": %s,
         "periodFrom": "%s-01", "periodUntil": "%s"}"""
        .formatted(id, value, baseline, until.substring(0, 7), until);
  }

  @Test
  void countsWhatEachValueWouldLeave() {
    UUID other = seed.site(Seed.RETAIL, "Other " + word);
    seed.audit(Seed.RETAIL, other, Seed.id(), "o-" + word, "7.14");
    seed.escalation(Seed.RETAIL, other, Seed.id(), "8.1", "compliance");
    stand(other);
    String page = "/suppliers?since=P1D&q=" + word;
    String all = web.browser("compliance", "sandbox").get(page).body();
    assertThat(all).contains("Suppliers: 2", "Open escalations", "D (amfori BSCI A-E)", "Vietnam");
    assertThat(web.browser("sourcing", "sandbox").get(page).body())
        .contains("Suppliers: 2")
        .doesNotContain("Open escalations");
    assertThat(found("compliance", LIST + word + "&escalated=true"))
        .containsExactly(other.toString());
    assertThat(found("compliance", LIST + word + "&rating=" + encoded("amfori BSCI A-E|D")))
        .containsExactly(other.toString());
    seed.issue(Seed.RETAIL, other, "7.14", "OPEN");
    stand(other);
    assertThat(found("compliance", LIST + word + "&worst=MAJOR&worst=CRITICAL"))
        .containsExactly(other.toString());
    assertThat(found("compliance", LIST + word + "&country=VN&country=CN")).hasSize(2);
    assertThat(found("compliance", LIST + word + "&country=CN")).isEmpty();
  }

  @Test
  void goesOnWhereAPartEndedInEveryOrder() {
    UUID other = seed.site(Seed.RETAIL, "Other " + word);
    seed.audit(Seed.RETAIL, other, Seed.id(), "o-" + word, "7.14");
    seed.issue(Seed.RETAIL, other, "7.14", "OPEN");
    stand(other);
    seed.sql("UPDATE audit_supply SET rating = 'B' WHERE site_id = ?", other);
    stand(other);
    for (SupplierOrder order : SupplierOrder.values()) {
      String list = LIST + word + "&limit=1&sort=" + order;
      JsonNode first = web.as("sourcing").json(list);
      String next = first.path("next").asText();
      List<String> rest = found("sourcing", list + "&after=" + next);
      assertThat(rest).as("%s", order).hasSize(1).doesNotContain(next);
      assertThat(next).isEqualTo((order == SupplierOrder.NAME ? site : other).toString());
    }
  }

  @Test
  void remembersWhatIsMarkedAsSeenAndTakesItBack() {
    WebClient buyer = web.browser("admin", "sandbox");
    String page = "/suppliers?since=visit&q=" + word;
    assertThat(buyer.get(page).body()).contains("New supplier");
    String last =
        seed.jdbc().sql("SELECT max(id)::text FROM supplier_change").query(String.class).single();
    buyer.submit(page, "/suppliers/seen", Map.of("seen", last, "back", "q=" + word));
    assertThat(buyer.get(page).body()).contains("your last visit").doesNotContain("New supplier");
    buyer.submit(page, "/suppliers/seen/undo", Map.of("seen", last));
    assertThat(buyer.get(page).body()).contains("New supplier");
    assertThat(buyer.get("/suppliers?since=whenever").body()).contains("since must be a day");
  }

  @Test
  void exportsWhatIsShownAndSaysWhoDid() {
    seed.sql("UPDATE site_supply SET name = ? WHERE site_id = ?", "=1+1 " + word, site);
    stand(site);
    HttpResponse<String> csv =
        web.browser("sourcing", "sandbox").get("/suppliers/suppliers.csv?since=P1D&q=" + word);
    assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("suppliers-");
    assertThat(csv.body().lines())
        .hasSize(2)
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("\uFEFF\"id\",\"name\""))
        .satisfies(
            lines -> assertThat(lines.get(1)).startsWith("\"" + site + "\",\"'=1+1 " + word));
    String exports =
        "SELECT count(*) FROM access_trail WHERE action = 'suppliers.exported' AND subject LIKE ?";
    long noted =
        database.as(
            Seed.RETAIL,
            jdbc -> jdbc.sql(exports).param("%" + word + "%").query(Long.class).single());
    assertThat(noted).isEqualTo(1);
  }

  @Test
  void tellsOfAMergeAndNotOfWhatMovedWithIt() {
    UUID other = seed.site(Seed.RETAIL, "Absorbed " + word);
    seed.issue(Seed.RETAIL, other, "7.14", "OPEN");
    stand(other);
    seed.sql("UPDATE site_issue SET site_id = ? WHERE site_id = ?", site, other);
    seed.sql("DELETE FROM site_supply WHERE site_id = ?", other);
    seed.sql(
        "INSERT INTO site_change (buyer, id, kind, stays_id, other_id, preview, asked_by, state,"
            + " done_at) VALUES (?, ?, 'MERGE', ?, ?, false, 'u', 'DONE', now())",
        Seed.RETAIL,
        Seed.id(),
        site,
        other);
    stand(site);
    assertThat(found("sourcing", LIST + word)).containsExactly(site.toString());
    assertThat(news("sourcing")).containsExactly("MERGED", "NEW_SUPPLIER", "NEW_SUPPLIER");
    assertThat(supplier("sourcing").path("openIssues").asInt()).isEqualTo(1);
  }
}
