package org.scorehub.web.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class StuckTest {

  @Autowired private Seed seed;
  @Autowired private WebClient web;

  private JsonNode group(UUID id) {
    return StreamSupport.stream(
            web.as("engineer").json("/api/v1/stuck").path("groups").spliterator(), false)
        .filter(group -> group.findValuesAsText("id").contains(id.toString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not told"));
  }

  private JsonNode item(UUID id) {
    return StreamSupport.stream(group(id).path("items").spliterator(), false)
        .filter(item -> item.path("id").asText().equals(id.toString()))
        .findFirst()
        .orElseThrow();
  }

  /** Long ago, so that it is among the oldest whatever other tests leave behind. */
  private UUID exchange(String state) {
    UUID id = seed.exchange(Seed.RETAIL, state, null, "20-" + Seed.id(), "<audit/>");
    UUID old = new UUID(id.getMostSignificantBits() >>> 40, id.getLeastSignificantBits());
    seed.sql("DELETE FROM payload WHERE exchange_id = ?", id);
    seed.sql("DELETE FROM exchange_problem WHERE exchange_id = ?", id);
    seed.sql(
        "UPDATE exchange SET id = ?, updated_at = now() - interval '3 hours' WHERE id = ?",
        old,
        id);
    return old;
  }

  @Test
  void saysOfADocumentWhySinceWhenAndWhatToDo() {
    UUID id = exchange("QUARANTINED");
    JsonNode group = group(id);
    assertThat(group.path("reason").asText()).isEqualTo("QUARANTINED");
    assertThat(group.path("act").asText()).isEqualTo("MEND_AND_REPLAY");
    assertThat(group.path("code").asText()).isEqualTo("topic.unmapped");
    assertThat(group.has("nextAttempt")).isFalse();
    assertThat(item(id).path("age").asText()).startsWith("PT3H");
    assertThat(item(id).at("/links/act").asText()).isEqualTo("/exchanges/" + id);
    assertThat(web.as("brand").json("/api/v1/stuck").toString()).doesNotContain(id.toString());
  }

  @Test
  void tellsLateDocumentsFromThoseJustReceived() {
    UUID late = exchange("RECEIVED");
    UUID fresh = seed.exchange(Seed.RETAIL, "RECEIVED", null, "20-" + Seed.id(), "<audit/>");
    UUID waiting = exchange("WAITING");
    assertThat(group(late).path("reason").asText()).isEqualTo("NOT_WORKED_ON");
    assertThat(group(waiting).path("reason").asText()).isEqualTo("WAITS_FOR_ITS_AUDIT");
    assertThat(web.as("engineer").json("/api/v1/stuck").toString()).doesNotContain("" + fresh);
    seed.sql("DELETE FROM exchange WHERE id IN (?, ?)", late, fresh);
  }

  @Test
  void tellsWhatHoldsADelivery() {
    UUID site = seed.site(Seed.RETAIL, "Held mill");
    String connector = "held-" + Seed.id();
    UUID first = delivery(site, connector, "READY");
    UUID second = delivery(site, connector, "DUE");
    assertThat(group(first).path("reason").asText()).isEqualTo("TRIED_AGAIN");
    assertThat(group(second).path("reason").asText()).isEqualTo("BEHIND_ANOTHER");
    assertThat(item(second).path("behind").asText()).isEqualTo(first.toString());
    hold(connector, "tripped_at = now(), probe_at = now() + interval '1 minute'");
    assertThat(group(first).path("reason").asText()).isEqualTo("RECEIVER_UNAVAILABLE");
    assertThat(group(first).has("nextAttempt")).isTrue();
    hold(
        connector,
        "paused_at = now(), paused_by = 'engineer', pause_reason = 'their system moves'");
    assertThat(group(first).path("reason").asText()).isEqualTo("RECEIVER_PAUSED");
    assertThat(group(first).path("message").asText()).isEqualTo("their system moves");
    assertThat(group(first).path("act").asText()).isEqualTo("RESUME");
    assertThat(web.browser("engineer", "sandbox").get("/stuck").body())
        .contains("their system moves", "/deliveries#receivers");
    seed.sql("UPDATE delivery SET state = 'WITHHELD' WHERE connector = ?", connector);
  }

  private void hold(String connector, String how) {
    seed.sql("UPDATE receiver_state SET " + how + " WHERE connector = ?", connector);
  }

  private UUID delivery(UUID site, String connector, String state) {
    UUID id = seed.delivery(Seed.RETAIL, site, Seed.id(), "WITHHELD", "<progress/>");
    seed.sql(
        "INSERT INTO receiver_state (buyer, connector) VALUES (?, ?) ON CONFLICT DO NOTHING",
        Seed.RETAIL,
        connector);
    seed.sql(
        "UPDATE delivery SET connector = ?, state = ?, not_before = now() + interval '1 day',"
            + " created_at = now() - interval '2 days' WHERE id = ?",
        connector,
        state,
        id);
    return id;
  }

  @Test
  void recommendationsAwaitTheirApprovalUntilItIsGivenForThemAsTheyAre() {
    UUID site = seed.site(Seed.RETAIL, "Undecided mill");
    seed.recommendation(Seed.RETAIL, site);
    seed.sql(
        "UPDATE recommendation SET updated_at = now() - interval '300 days' WHERE site_id = ?",
        site);
    assertThat(group(site).path("reason").asText()).isEqualTo("AWAITS_APPROVAL");
    assertThat(group(site).path("act").asText()).isEqualTo("APPROVE");
    assertThat(item(site).path("state").asText()).isEqualTo("AWAITING_APPROVAL");
    assertThat(item(site).path("connector").asText()).isNotEmpty();
    String approval = item(site).at("/links/act").asText();
    assertThat(approval).startsWith("/sites/" + site + "/approval?provider=");
    assertThat(web.browser("sourcing", "sandbox").get(approval).statusCode()).isEqualTo(200);
    assertThat(web.browser("sourcing", "sandbox").get("/stuck?reason=AWAITS_APPROVAL").body())
        .contains(approval);
    assertThat(web.as("brand").json("/api/v1/stuck").toString()).doesNotContain(site.toString());
    approve(site, approval.replaceAll(".*=", ""));
    assertThat(stuck()).doesNotContain(site.toString());
    seed.sql("UPDATE recommendation SET site_version = 2 WHERE site_id = ?", site);
    assertThat(stuck()).contains(site.toString());
    seed.sql("DELETE FROM recommendation WHERE site_id = ?", site);
  }

  private String stuck() {
    return web.as("engineer").json("/api/v1/stuck").toString();
  }

  private void approve(UUID site, String provider) {
    seed.sql(
        "INSERT INTO recommendation_approval (buyer, id, site_id, provider, site_version, canonical,"
            + " approved_by, withdrawn_by, withdrawn_at, due_at, ended_at)"
            + " VALUES (?, gen_random_uuid(), ?, ?, 1, '{}', 'sourcing', 'sourcing', now(), now(),"
            + " now())",
        Seed.RETAIL,
        site,
        provider);
  }

  @Test
  void saysWhatAReceiverRefused() {
    UUID site = seed.site(Seed.RETAIL, "Refused mill");
    UUID id = delivery(site, "refused-" + Seed.id(), "REFUSED");
    seed.sql("UPDATE delivery SET reason = 'unknown site', attempts = 1 WHERE id = ?", id);
    assertThat(group(id).path("reason").asText()).isEqualTo("REFUSED");
    assertThat(item(id).path("message").asText()).isEqualTo("unknown site");
    assertThat(item(id).at("/links/act").asText()).isEqualTo("/deliveries/" + id);
  }
}
