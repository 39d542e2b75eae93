package org.scorehub.web.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** All that waits for a person, found, given away and decided together. */
@HubTest
class WorkQueueTest {

  private static final String JSON = "application/json";

  @Autowired private Seed seed;
  @Autowired private WebClient web;

  private final String name = "Queue mill " + UUID.randomUUID();
  private UUID site;
  private UUID document;

  @BeforeEach
  void letSomethingWait() {
    site = seed.site(Seed.RETAIL, name);
    document = seed.exchange(Seed.RETAIL, "QUARANTINED", site, "q-" + UUID.randomUUID(), "<a/>");
    seed.escalation(Seed.RETAIL, site, document, "8.1", "compliance");
  }

  private List<JsonNode> waiting(String user, String more) {
    JsonNode found = web.as(user).json("/api/v1/work?site=" + site + more);
    return StreamSupport.stream(found.path("items").spliterator(), false).toList();
  }

  @Test
  void putsDeadlinesFirstAndEverythingUnderItsRole() {
    assertThat(waiting("compliance", ""))
        .extracting(item -> item.path("kind").asText())
        .containsExactly("ESCALATION", "DOCUMENT");
    assertThat(waiting("engineer", ""))
        .extracting(item -> item.path("kind").asText())
        .containsExactly("DOCUMENT");
    assertThat(waiting("sourcing", "")).isEmpty();
    assertThat(waiting("brand", "")).isEmpty();
    assertThat(web.as("compliance").json("/api/v1/work/counts?site=" + site).toString())
        .isEqualTo("{\"ESCALATION\":1,\"DOCUMENT\":1}");
  }

  @Test
  void findsByKindWordsDeadlineAndPlaceInTheList() {
    assertThat(waiting("compliance", "&kind=DOCUMENT")).hasSize(1);
    assertThat(waiting("compliance", "&late=true")).hasSize(1);
    assertThat(waiting("compliance", "&q=" + name.substring(11, 30))).hasSize(2);
    assertThat(waiting("compliance", "&q=nothing-like-it")).isEmpty();
    JsonNode first = web.as("compliance").json("/api/v1/work?limit=1&site=" + site);
    assertThat(waiting("compliance", "&after=" + first.path("next").asText()))
        .extracting(item -> item.path("id").asText())
        .containsExactly(document.toString());
    assertThat(web.as("compliance").get("/api/v1/work?after=nonsense").body())
        .contains("item must be a kind and an id");
  }

  @Test
  void givesAnItemToSomebodyOfTheOrganisationOnly() {
    String path = "/api/v1/work/DOCUMENT/" + document + "/assignee";
    assertThat(assign(path, "\"brand\"").body()).contains("must be somebody of your organisation");
    assertThat(assign(path, "\"engineer\"").statusCode()).isEqualTo(200);
    assertThat(waiting("engineer", "&assignee=me")).hasSize(1);
    assertThat(waiting("compliance", "&assignee=nobody")).hasSize(1);
    assign(path, "null");
    assertThat(waiting("engineer", "&assignee=me")).isEmpty();
    assertThat(web.as("brand").put(path, JSON, "{\"assignee\": \"me\"}").statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<String> assign(String path, String who) {
    return web.as("compliance").put(path, JSON, "{\"assignee\": " + who + "}");
  }

  @Test
  void showsWhatItWouldDoDoesItAndTakesItBack() {
    WebClient officer = web.browser("compliance", "sandbox");
    String page = "/queue?site=" + site;
    String escalation = "ESCALATION:" + waiting("compliance", "").get(0).path("id").asText();
    assertThat(officer.get(page).body()).contains(escalation, "DOCUMENT:" + document, name);
    HttpResponse<String> preview =
        officer.submit(
            page, "/queue/preview", Map.of("item", escalation, "act", "CONFIRM", "topic", ""));
    assertThat(preview.body()).contains("Before it is done", name);
    assertThat(waiting("compliance", "&kind=ESCALATION")).hasSize(1);
    officer.submit(page, "/queue/act", Map.of("item", escalation, "act", "CONFIRM"));
    String done = officer.get(page).body();
    assertThat(done).contains("One item done.", "CONFIRM:");
    String undo = done.replaceAll("(?s).*value=\"(CONFIRM:[^\"]+)\".*", "$1");
    officer.submit(page, "/queue/undo", Map.of("undo", undo));
    assertThat(officer.get(page).body()).contains("One item taken back.");
  }

  @Test
  void saysOfEachWhyItWasRefusedAndDoesTheRest() {
    WebClient officer = web.browser("compliance", "sandbox");
    officer.submit(
        "/queue", "/queue/act", Map.of("item", "DOCUMENT:" + document, "act", "CONFIRM"));
    assertThat(officer.get("/queue").body())
        .contains("One was refused", "It cannot be done with this kind");
    assertThat(
            officer
                .submit("/queue", "/queue/preview", Map.of("act", "ASSIGN", "assignee", "me"))
                .body())
        .contains("Choose 1 to 500 items");
    assertThat(officer.submit("/queue", "/queue/undo", Map.of("undo", "CONFIRM:nonsense")).body())
        .contains("undo must be as the queue gave it");
  }

  @Test
  void keepsAViewForItsOwnerOnly() {
    WebClient officer = web.browser("compliance", "sandbox");
    String view = "Late " + UUID.randomUUID();
    officer.submit("/queue", "/queue/views", Map.of("name", view, "query", "late=true"));
    assertThat(officer.get("/queue").body()).contains(view, "/queue?late=true");
    assertThat(web.browser("engineer", "sandbox").get("/queue").body()).doesNotContain(view);
  }
}
