package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** One factory that came under two ids, and all that hangs on them. */
@HubTest
class SiteMergeTest {

  private static final String USER = "compliance";
  private static final String RETAIL = "demo-retail";
  private static final List<String> VOLATILE = List.of("version", "asOf", "siteId");

  @Autowired private HubUnderTest hub;
  @Autowired private PipelineDatabase database;

  private final AuditFixture first =
      AuditFixture.audit()
          .finding("7.14", "no", "No extinguisher")
          .finding("2.3", "no", "No worker representatives");
  private final AuditFixture second =
      AuditFixture.audit()
          .day("2025-07-15")
          .finding("7.14", "partially", "Extinguisher out of date")
          .finding("7.15", "no", "Exit locked");
  private String site = "";
  private String other = "";

  @BeforeEach
  void auditBoth() {
    site = hub.recordAudit(first);
    other = hub.recordAudit(second);
    train(first);
    train(second);
    delivered(site);
    delivered(other);
  }

  private void train(AuditFixture audit) {
    TrainingFixture training = TrainingFixture.at(audit);
    hub.recordTraining(
        "enrolment",
        training.enrolment(
            "enrolled",
            TrainingFixture.consent(RETAIL, "training progress"),
            TrainingFixture.consent(RETAIL, "kpi readings")));
    hub.recordTraining("improvement-project", training.project("in progress", "7.15"));
  }

  private void delivered(String where) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                hub.sql(
                    String.class,
                    "SELECT DISTINCT state FROM delivery WHERE site_id = ?::uuid",
                    where),
            List.of("ACCEPTED")::equals);
  }

  private JsonNode merge() {
    JsonNode preview = preview();
    return post(
        "/merge",
        "{\"with\": \"%s\", \"reason\": \"one gate\", \"seen\": \"%s\"}"
            .formatted(other, seen(preview)));
  }

  private JsonNode preview() {
    return hub.site(USER, site, "/merge-preview?with=" + other);
  }

  private static String seen(JsonNode preview) {
    assertThat(preview.path("state").asText()).as(preview.toString()).isEqualTo("PLANNED");
    return preview.path("seen").asText();
  }

  private JsonNode undo(JsonNode merge) {
    JsonNode preview = hub.site(USER, site, "/undo-preview?change=" + merge.path("id").asText());
    return post(
        "/undo",
        "{\"change\": \"%s\", \"seen\": \"%s\"}"
            .formatted(merge.path("id").asText(), seen(preview)));
  }

  private JsonNode post(String what, String json) {
    HttpResponse<String> answer = hub.post(USER, "/api/v1/sites/" + site + what, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode change = WebClient.parse(answer.body());
    assertThat(change.path("state").asText()).as(answer.body()).isEqualTo("DONE");
    return change;
  }

  private List<String> audits(String where) {
    return hub.site(USER, where, "/audits").findValuesAsText("nativeId");
  }

  private List<JsonNode> compensations(JsonNode change) {
    return hub
        .sql(
            String.class,
            "SELECT jsonb_build_object('organisation', buyer, 'siteId', site_id, 'connector', connector,"
                + " 'document', document, 'supersedes', supersedes, 'tells', canonical)::text"
                + " FROM delivery WHERE compensates = ?::uuid ORDER BY site_id, buyer, connector, document",
            change.path("id").asText())
        .stream()
        .map(WebClient::parse)
        .map(SiteMergeTest::comparable)
        .toList();
  }

  private static List<JsonNode> planned(JsonNode change) {
    return StreamSupport.stream(change.at("/plan/tells").spliterator(), false)
        .map(SiteMergeTest::comparable)
        .sorted((a, b) -> a.path("siteId").asText().compareTo(b.path("siteId").asText()))
        .toList();
  }

  private static JsonNode comparable(JsonNode tells) {
    ObjectNode copy = tells.deepCopy();
    copy.remove(List.of("changed", "told"));
    ((ObjectNode) copy.get("tells")).remove(VOLATILE);
    if (copy.at("/tells/site") instanceof ObjectNode told) {
      told.remove("siteId");
    }
    return copy;
  }

  @Test
  void givesEverythingToTheSiteThatStays() {
    JsonNode merge = merge();
    assertThat(audits(site)).contains(first.monitoringId(), second.monitoringId());
    JsonNode joined = hub.site(USER, site, "/issues");
    assertThat(joined.findValuesAsText("nativeCode"))
        .containsOnlyOnce("7.14")
        .contains("7.15", "2.3");
    assertThat(merge.at("/plan/joined/0/observations").asInt()).isEqualTo(2);
    assertThat(merge.at("/plan/moves").findValuesAsText("table"))
        .contains("audit_supply", "site_issue", "delivery", "exchange");
    assertThat(hub.site(USER, site, "/recommendations").path("siteId").asText()).isEqualTo(site);
    assertThat(
            hub.sql(
                String.class,
                "SELECT basis FROM site_link WHERE site_id = ?::uuid AND buyer = ?",
                site,
                RETAIL))
        .containsExactly("CONFIRMED_BY_PERSON");
  }

  @Test
  void letsTheOldIdGoOnNamingTheSite() {
    JsonNode merge = merge();
    JsonNode found = hub.site(USER, other, "");
    assertThat(found.path("id").asText()).isEqualTo(site);
    assertThat(found.path("aliases").get(0).asText()).isEqualTo(other);
    assertThat(audits(other)).contains(second.monitoringId());
    undo(merge);
    assertThat(hub.site(USER, other, "").path("id").asText()).isEqualTo(other);
    assertThat(hub.site(USER, site, "").path("aliases")).isEmpty();
  }

  @Test
  void tellsExactlyWhatThePreviewShowed() {
    JsonNode merge = merge();
    assertThat(merge.at("/plan/tells")).isNotEmpty();
    delivered(merge, 1);
    assertThat(compensations(merge)).isEqualTo(planned(merge));
    JsonNode undo = undo(merge);
    delivered(undo, 2);
    assertThat(compensations(undo)).isEqualTo(planned(undo));
    List<Long> versions =
        hub.sql(
            Long.class,
            "SELECT version FROM delivery WHERE site_id IN (?::uuid, ?::uuid) AND compensates IS NOT NULL"
                + " ORDER BY created_at, site_id",
            site,
            other);
    assertThat(versions.get(1)).isGreaterThan(versions.get(0));
    assertThat(versions.get(2)).isGreaterThan(versions.get(0));
  }

  private void delivered(JsonNode change, int deliveries) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                hub.sql(
                    Long.class,
                    "SELECT count(*) FROM delivery WHERE compensates = ?::uuid AND state = 'ACCEPTED'"
                        + " AND supersedes IS NOT NULL",
                    change.path("id").asText()),
            List.of((long) deliveries)::equals);
  }

  @Test
  void bringsEverythingBackAsItWas() {
    Map<String, List<String>> before = SiteSnapshot.of(database.jdbc(), site, other);
    preview();
    assertThat(SiteSnapshot.of(database.jdbc(), site, other)).isEqualTo(before);
    JsonNode merge = merge();
    assertThat(SiteSnapshot.of(database.jdbc(), other))
        .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
    undo(merge);
    Map<String, List<String>> after = SiteSnapshot.of(database.jdbc(), site, other);
    before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
  }

  @Test
  void letsWhatCameSinceFollowTheIdentifierItCameBy() {
    JsonNode merge = merge();
    AuditFixture later =
        AuditFixture.audit()
            .site(second.site())
            .day("2025-09-01")
            .finding("7.14", "no", "Still none");
    AuditFixture mine =
        AuditFixture.audit().site(first.site()).day("2025-08-01").finding("5.1", "no", "Underpaid");
    assertThat(hub.recordAudit(later)).isEqualTo(site);
    assertThat(hub.recordAudit(mine)).isEqualTo(site);
    undo(merge);
    assertThat(audits(site)).containsExactlyInAnyOrder(first.monitoringId(), mine.monitoringId());
    assertThat(audits(other))
        .containsExactlyInAnyOrder(second.monitoringId(), later.monitoringId());
    assertThat(hub.site(USER, other, "/issues").findValuesAsText("nativeCode"))
        .containsExactlyInAnyOrder("7.14", "7.15");
    assertThat(hub.site(USER, site, "/issues").findValuesAsText("nativeCode"))
        .containsExactlyInAnyOrder("7.14", "2.3", "5.1");
    assertThat(observations(other, "7.14")).isEqualTo(2);
    assertThat(observations(site, "7.14")).isEqualTo(1);
    assertThat(hub.recordAudit(AuditFixture.audit().site(second.site()))).isEqualTo(other);
  }

  private int observations(String where, String code) {
    return hub.sql(
            Integer.class,
            "SELECT jsonb_array_length(observations) FROM site_issue"
                + " WHERE site_id = ?::uuid AND native_code = ?",
            where,
            code)
        .get(0);
  }

  @Test
  void splitsOffWhatIsKnownByAnIdentifier() {
    merge();
    String identifier = "amfori_site_id:" + second.site();
    JsonNode preview = hub.site(USER, site, "/split-preview?identifier=" + identifier);
    JsonNode split =
        post(
            "/split",
            "{\"identifiers\": [\"%s\"], \"seen\": \"%s\"}".formatted(identifier, seen(preview)));
    assertThat(preview.at("/plan/tells")).isNotEmpty().isEqualTo(split.at("/plan/tells"));
    delivered(split, 2);
    assertThat(compensations(split)).isEqualTo(planned(split));
    String created = split.path("other").asText();
    assertThat(audits(site)).containsExactly(first.monitoringId());
    assertThat(audits(created)).containsExactly(second.monitoringId());
    assertThat(hub.site(USER, created, "/issues").findValuesAsText("nativeCode"))
        .containsExactlyInAnyOrder("7.14", "7.15");
    assertThat(observations(site, "7.14")).isEqualTo(1);
    assertThat(hub.site(USER, created, "").at("/identifiers/0/value").asText())
        .isEqualTo(second.site());
    assertThat(hub.site(USER, site, "").path("identifiers").findValuesAsText("value"))
        .doesNotContain(second.site());
    assertThat(hub.site(USER, created, "/progress").path("enrolments")).hasSize(1);
    assertThat(hub.recordAudit(AuditFixture.audit().site(second.site()))).isEqualTo(created);
  }

  @Test
  void recordsNothingAtAnIdThatHasJustGone() {
    List<AuditFixture> arriving =
        Stream.generate(() -> AuditFixture.audit().site(second.site())).limit(25).toList();
    CompletableFuture<List<String>> sent =
        CompletableFuture.supplyAsync(
            () ->
                arriving.stream()
                    .map(audit -> hub.send("engineer", HubUnderTest.AUDIT, audit.bytes()))
                    .toList());
    post("/merge", "{\"with\": \"%s\"}".formatted(other));
    sent.join().forEach(exchange -> hub.settled("engineer", exchange));
    assertThat(audits(site))
        .containsAll(arriving.stream().map(AuditFixture::monitoringId).toList());
    assertThat(SiteSnapshot.of(database.jdbc(), other))
        .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
  }

  @Test
  void refusesWhatIsNotTheirsToDecide() {
    String path = "/api/v1/sites/" + site;
    String json = "{\"with\": \"%s\"}".formatted(other);
    assertThat(hub.post("engineer", path + "/merge", json).statusCode()).isEqualTo(403);
    assertThat(hub.post("brand", path + "/merge", json).statusCode()).isEqualTo(404);
    assertThat(hub.post("trainer", path + "/merge", json).statusCode()).isEqualTo(409);
    String stale = "{\"with\": \"%s\", \"seen\": \"0\"}".formatted(other);
    assertThat(hub.post(USER, path + "/merge", stale).statusCode()).isEqualTo(409);
    assertThat(hub.post(USER, path + "/merge", "{}").statusCode()).isEqualTo(400);
  }
}
