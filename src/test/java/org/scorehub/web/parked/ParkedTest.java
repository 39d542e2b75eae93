package org.scorehub.web.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Trouble grouped by cause, and one message for each. */
@HubTest
class ParkedTest {

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private PipelineDatabase database;

  private final String document = "audit-" + UUID.randomUUID();

  private void quarantine(int count) {
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              for (int i = 0; i < count; i++) {
                UUID id = seed.exchange(Seed.RETAIL, "QUARANTINED", null, "n-" + i, "<audit/>");
                seed.sql("UPDATE exchange SET document = ? WHERE id = ?", document, id);
              }
            });
  }

  private List<JsonNode> mine(String path) {
    return StreamSupport.stream(web.as("engineer").json(path).spliterator(), false)
        .filter(found -> found.path("document").asText().equals(document))
        .toList();
  }

  @Test
  void groupsDocumentsByCause() {
    quarantine(4);
    List<JsonNode> groups = mine("/api/v1/parked");
    assertThat(groups).hasSize(1);
    JsonNode group = groups.get(0);
    assertThat(group.path("count").asInt()).isEqualTo(4);
    assertThat(group.path("code").asText()).isEqualTo("topic.unmapped");
    assertThat(group.path("path").asText()).isEqualTo("/audit/questions/question[]/@code");
    assertThat(group.path("reason").asText()).contains("9.99");
    assertThat(group.path("samples")).hasSize(3);
    assertThat(
            web.as("engineer")
                .get(group.at("/samples/0").asText().replace("/ex", "/api/v1/ex"))
                .statusCode())
        .isEqualTo(200);
    assertThat(web.browser("engineer", "sandbox").get("/parked").body())
        .contains(
            document,
            "topic.unmapped",
            "/replays/new?connector=amfori-bsci&amp;document=" + document);
    assertThat(web.as("brand").json("/api/v1/parked").toString()).doesNotContain(document);
    assertThat(web.as("sourcing").get("/api/v1/parked?organisation=demo-brand").statusCode())
        .isEqualTo(404);
  }

  @Test
  void showsWhatWaitsForAReceiverWithItsNextAttempt() {
    UUID site = seed.site(Seed.RETAIL, "Waiting mill");
    UUID delivery = seed.delivery(Seed.RETAIL, site, Seed.id(), "APPLIED", "<p/>");
    seed.sql(
        "UPDATE delivery SET state = 'READY', document = ?, reason = 'it answered 503',"
            + " not_before = now() + interval '1 day' WHERE id = ?",
        document,
        delivery);
    JsonNode group = mine("/api/v1/parked").get(0);
    assertThat(group.path("state").asText()).isEqualTo("WAITING");
    assertThat(group.path("code").asText()).isEqualTo("delivery.unavailable");
    assertThat(group.path("nextAttempt").asText()).isNotEmpty();
    seed.sql("UPDATE delivery SET state = 'WITHHELD' WHERE id = ?", delivery);
  }

  @Test
  void sendsOneMessageForACauseAndCountsTheRest() {
    quarantine(5);
    await().until(() -> mine("/api/v1/alerts").stream().anyMatch(a -> sending(a).equals("SENT")));
    JsonNode first = mine("/api/v1/alerts").get(0);
    assertThat(first.path("count").asInt()).isEqualTo(5);
    assertThat(first.path("sentBy").toString()).contains("log");
    quarantine(2);
    quarantine(3);
    await()
        .until(
            () ->
                mine("/api/v1/alerts").stream()
                        .filter(a -> sending(a).equals("OPEN"))
                        .mapToInt(a -> a.path("count").asInt())
                        .sum()
                    == 5);
    assertThat(mine("/api/v1/alerts")).hasSize(2);
  }

  @Test
  void tellsOfADeliveryThatHasBeenTriedInVainForLong() {
    UUID site = seed.site(Seed.RETAIL, "Waiting mill");
    UUID delivery = seed.delivery(Seed.RETAIL, site, Seed.id(), "APPLIED", "<p/>");
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              seed.sql(
                  "UPDATE delivery_attempt SET at = now() - interval '1 hour'"
                      + " WHERE delivery_id = ?",
                  delivery);
              seed.sql(
                  "UPDATE delivery SET state = 'READY', document = ?, reason = 'it answered 503',"
                      + " created_at = now() - interval '2 hours',"
                      + " not_before = now() + interval '1 day' WHERE id = ?",
                  document,
                  delivery);
            });
    await().until(() -> mine("/api/v1/alerts").stream().anyMatch(a -> sending(a).equals("SENT")));
    JsonNode alert = mine("/api/v1/alerts").get(0);
    assertThat(alert.path("state").asText()).isEqualTo("WAITING");
    assertThat(alert.path("code").asText()).isEqualTo("delivery.unavailable");
    assertThat(alert.path("count").asInt()).isEqualTo(1);
    assertThat(alert.path("sample").asText()).isEqualTo("/deliveries/" + delivery);
    seed.sql("UPDATE delivery SET state = 'WITHHELD' WHERE id = ?", delivery);
  }

  @Test
  void tellsOfADeadlineThatPassesOnceAndOnlyTheRolesThatMaySeeTheEscalation() {
    UUID site = seed.site(Seed.RETAIL, "Late mill");
    String clock = "members-meet-" + UUID.randomUUID();
    seed.escalation(Seed.RETAIL, site, Seed.id(), "8.1", "compliance");
    seed.sql(
        "UPDATE escalation SET clocks_since = now(),"
            + " clocks = jsonb_build_array(jsonb_build_object('name', ?::text, 'dueAt', now()))"
            + " WHERE site_id = ?",
        clock,
        site);
    await().until(() -> !late("compliance", clock).isEmpty());
    JsonNode alert = late("compliance", clock).get(0);
    assertThat(alert.path("document").asText()).isEqualTo("ZERO_TOLERANCE");
    assertThat(alert.path("sample").asText()).isEqualTo("/sites/" + site);
    assertThat(((ObjectNode) alert).without(List.of("from", "to", "dueAt")).toString())
        .doesNotContain("8.1", "child");
    assertThat(web.browser("compliance", "sandbox").get("/parked").body()).contains(clock);
    assertThat(late("engineer", clock)).isEmpty();
    assertThat(web.browser("engineer", "sandbox").get("/parked").body()).doesNotContain(clock);
    long told = counted();
    await().until(() -> counted() > told);
    assertThat(late("compliance", clock)).hasSize(1);
    assertThat(late("compliance", clock).get(0).path("count").asInt()).isEqualTo(1);
  }

  private List<JsonNode> late(String user, String clock) {
    return StreamSupport.stream(web.as(user).json("/api/v1/alerts").spliterator(), false)
        .filter(alert -> alert.path("path").asText().equals(clock))
        .toList();
  }

  /** Up to when the hub has looked, in seconds. */
  private long counted() {
    return database
        .jdbc()
        .sql("SELECT extract(epoch FROM seen_until)::bigint FROM alert_watch")
        .query(Long.class)
        .single();
  }

  private static String sending(JsonNode alert) {
    return alert.path("sending").asText();
  }
}
