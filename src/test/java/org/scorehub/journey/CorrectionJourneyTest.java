package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** A person places findings that the rules cannot, and what follows from that. */
@HubTest
class CorrectionJourneyTest {

  private static final String USER = "compliance";
  private static final String QUEUE = "/api/v1/findings/review";

  @Autowired private HubUnderTest hub;
  @Autowired private OrganisationDatabase organisations;

  /** Words that no rule knows and no other test uses. */
  private static String words(String name) {
    return "Zzyx qwv " + name + " 九";
  }

  private JsonNode waiting(String site, int count) {
    return hub.eventually(USER, QUEUE + "?site=" + site, list -> list.path("items").size() == count)
        .path("items");
  }

  private JsonNode decide(JsonNode finding, String decision) {
    HttpResponse<String> answer =
        hub.post(USER, QUEUE + "/" + finding.path("id").asText() + "/decision", decision);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return WebClient.parse(answer.body());
  }

  private JsonNode issue(String site, String code, String topic) {
    JsonNode issues =
        hub.eventually(
            USER, "/api/v1/sites/" + site + "/issues", list -> topics(list, code).contains(topic));
    for (JsonNode issue : issues) {
      if (issue.path("nativeCode").asText().equals(code)) {
        return issue;
      }
    }
    throw new AssertionError(issues);
  }

  private static List<String> topics(JsonNode issues, String code) {
    List<String> topics = new ArrayList<>();
    issues.forEach(
        issue -> {
          if (issue.path("nativeCode").asText().equals(code)) {
            topics.add(issue.path("topic").asText());
          }
        });
    return topics;
  }

  private List<String> modules(String site) {
    return hub.site(USER, site, "/recommendations").path("modules").findValuesAsText("module");
  }

  private List<String> escalations(String site) {
    List<String> open = new ArrayList<>();
    hub.site(USER, site, "/escalations")
        .forEach(e -> open.add(e.path("topic").asText() + " " + e.path("state").asText()));
    return open;
  }

  @Test
  void placesAFindingAndUsesThatForLaterOnesUntilItIsUndone() {
    AuditFixture audit = AuditFixture.audit().finding("77.1", "no", words("first"));
    String site = hub.recordAudit(audit);
    JsonNode finding = waiting(site, 1).get(0);
    assertThat(finding.path("kind").asText()).isEqualTo("UNMAPPED_FINDING");
    assertThat(finding.at("/answer/topic").asText()).isEqualTo("UNMAPPED");
    assertThat(modules(site)).isEmpty();

    JsonNode correction = decide(finding, "{\"topic\": \"fire_equipment\", \"reason\": \"seen\"}");
    assertThat(correction.path("covers").asText()).isEqualTo("TEXT");
    issue(site, "77.1", "fire_equipment");
    assertThat(modules(site)).containsExactly("WC", "OSH");
    waiting(site, 0);

    String later = hub.recordAudit(AuditFixture.audit().finding("77.2", "no", words("FIRST!")));
    issue(later, "77.2", "fire_equipment");
    assertThat(modules(later)).containsExactly("WC", "OSH");
    assertThat(hub.read(USER, QUEUE + "?site=" + later).path("items")).isEmpty();

    hub.delete(USER, QUEUE + "/" + finding.path("id").asText() + "/decision");
    issue(site, "77.1", "UNMAPPED");
    issue(later, "77.2", "UNMAPPED");
    assertThat(modules(site)).isEmpty();
    waiting(site, 1);
    waiting(later, 1);
  }

  @Test
  void keepsTheDecisionWhenTheAuditIsRevised() {
    AuditFixture audit = AuditFixture.audit().finding("77.3", "no", words("revised"));
    String site = hub.recordAudit(audit);
    decide(waiting(site, 1).get(0), "{\"topic\": \"fire_equipment\"}");
    issue(site, "77.3", "fire_equipment");
    hub.recordAudit(
        audit.issuedAt("2025-07-01T00:00:00Z").finding("7.14", "no", "No extinguisher"));
    assertThat(issue(site, "77.3", "fire_equipment").path("state").asText()).isEqualTo("OPEN");
    assertThat(hub.site(USER, site, "/issues")).hasSize(2);
  }

  @Test
  void placesEveryFindingWithACodeThatNoListKnows() {
    String code = "88.4";
    String one = hub.recordAudit(AuditFixture.audit().finding(code, "no", words("one")));
    String two = hub.recordAudit(AuditFixture.audit().finding(code, "no", words("two")));
    JsonNode finding = waiting(one, 1).get(0);
    assertThat(finding.at("/sameCode/findings").asInt()).isEqualTo(2);
    assertThat(finding.at("/sameText/findings").asInt()).isEqualTo(1);
    JsonNode made = decide(finding, "{\"topic\": \"fire_equipment\", \"covers\": \"CODE\"}");
    issue(one, code, "fire_equipment");
    issue(two, code, "fire_equipment");
    hub.delete(USER, "/api/v1/findings/corrections/" + made.path("id").asText());
    issue(two, code, "UNMAPPED");
  }

  @Test
  void raisesAndEndsAnEscalationWithTheTopic() {
    String site = hub.recordAudit(AuditFixture.audit().finding("77.5", "no", words("harm")));
    JsonNode finding = waiting(site, 1).get(0);
    decide(finding, "{\"topic\": \"hidden_production\", \"covers\": \"ISSUE\"}");
    issue(site, "77.5", "hidden_production");
    assertThat(escalations(site)).containsExactly("hidden_production RAISED");
    assertThat(modules(site)).isEmpty();
    JsonNode escalated = hub.site(USER, site, "/recommendations").path("escalations");
    assertThat(escalated.at("/0/issues/0").asText()).isEqualTo(finding.path("id").asText());
    assertThat(escalated.at("/0/visibleTo").toString()).contains("compliance");
    assertThat(escalated.at("/0/clocks").size()).isPositive();
    hub.delete(USER, QUEUE + "/" + finding.path("id").asText() + "/decision");
    issue(site, "77.5", "UNMAPPED");
    assertThat(escalations(site)).containsExactly("hidden_production CANCELLED");
    decide(finding, "{\"topic\": \"hidden_production\", \"covers\": \"ISSUE\"}");
    issue(site, "77.5", "hidden_production");
    assertThat(escalations(site)).containsExactly("hidden_production RAISED");
  }

  @Test
  void isOneBuyersAffair() {
    String site = hub.recordAudit(AuditFixture.audit().finding("77.6", "no", words("mine")));
    JsonNode finding = waiting(site, 1).get(0);
    String path = QUEUE + "/" + finding.path("id").asText();
    assertThat(hub.status("brand", path)).isEqualTo(404);
    assertThat(hub.status("sourcing", path)).isEqualTo(403);
    assertThat(hub.post("engineer", path + "/decision", "{}").statusCode()).isEqualTo(403);
    assertThat(hub.post(USER, path + "/decision", "{\"topic\": \"no such\"}").statusCode())
        .isEqualTo(400);
    decide(finding, "{\"topic\": \"fire_equipment\"}");
    assertThat(hub.read("brand", "/api/v1/findings/corrections").findValuesAsText("issueId"))
        .doesNotContain(finding.path("id").asText());
    assertThat(trail("finding:" + finding.path("id").asText() + " topic:fire_equipment"))
        .containsExactly("compliance finding.placed");
  }

  @Test
  void exportsWhatStandsAsLabelledLines() {
    String site = hub.recordAudit(AuditFixture.audit().finding("77.7", "no", words("label")));
    decide(waiting(site, 1).get(0), "{\"topic\": \"hidden_production\"}");
    String lines = hub.body(USER, "/api/v1/findings/corrections?format=jsonl");
    JsonNode line =
        WebClient.parse(
            lines.lines().filter(l -> l.contains(words("label"))).findFirst().orElseThrow());
    assertThat(line.path("primary").asText()).isEqualTo("ESC");
    assertThat(line.path("topic").asText()).isEqualTo("hidden_production");
    assertThat(line.path("ambiguous").asText()).isEqualTo("no");
  }

  private List<String> trail(String subject) {
    return organisations.as(
        "demo-retail",
        jdbc ->
            jdbc.sql("SELECT username || ' ' || action FROM access_trail WHERE subject = ?")
                .param(subject)
                .query(String.class)
                .list());
  }
}
