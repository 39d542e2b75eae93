package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.matching.RulesInUse;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Rules that change while the hub runs. */
@HubTest
class RulesJourneyTest {

  private static final String USER = "compliance";
  private static final String RULES = "mappings/score/matching-rules.csv";
  private static final String TOPIC = "fire_equipment";
  private static final Duration PROMISED = Duration.ofSeconds(2);

  private final Path root;
  @Autowired private HubUnderTest hub;
  @Autowired private RulesInUse rules;
  private String site = "";
  private String version = "";
  private String files = "";

  RulesJourneyTest(@Value("${hub.root}") Path root) {
    this.root = root;
  }

  @BeforeEach
  void auditASite() throws IOException {
    site = hub.recordAudit(AuditFixture.audit().finding("7.14", "no", "No fire extinguisher"));
    version = rules.rules().version();
    files = Files.readString(root.resolve(RULES));
    await().until(() -> modules().toString().contains("OSH"));
  }

  @AfterEach
  void putThemBack() throws IOException {
    if (!Files.readString(root.resolve(RULES)).equals(files)) {
      Files.writeString(root.resolve(RULES), files);
    }
    if (!rules.rules().version().equals(version)) {
      hub.post(USER, "/api/v1/rules/activations", "{\"action\": \"ROLLBACK\"}");
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> rules.rules().version().equals(version));
  }

  private JsonNode modules() {
    return hub.site(USER, site, "/recommendations").path("modules");
  }

  /** The topic answered by Human Resource Management, and escalated. */
  private static String changed(String rows) {
    StringBuilder changed = new StringBuilder();
    rows.lines()
        .map(line -> line.startsWith(TOPIC + ",") ? TOPIC + ",HRM,NONE,yes,tried,DERIVED" : line)
        .forEach(line -> changed.append(line).append('\n'));
    return changed.toString();
  }

  private static ObjectNode draft(String content) {
    ObjectNode draft = JsonNodeFactory.instance.objectNode();
    draft.putObject("files").put(RULES, content);
    return draft;
  }

  private JsonNode preview(String content) {
    HttpResponse<String> answer =
        hub.post(USER, "/api/v1/rules/preview", draft(content).toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return WebClient.parse(answer.body());
  }

  private JsonNode example(JsonNode preview, String what) {
    for (JsonNode example : preview.path("examples")) {
      if (example.path("what").asText().equals(what)) {
        return example;
      }
    }
    throw new AssertionError(preview);
  }

  private long escalated() {
    return hub.sql(
            Long.class,
            "SELECT count(*) FROM escalation WHERE state = 'RAISED' AND site_id = ?::uuid",
            site)
        .get(0);
  }

  @Test
  void doesWhatThePreviewSaidAndComesBack() {
    JsonNode preview = preview(changed(files));
    JsonNode effect = preview.at("/buyers/0");
    assertThat(effect.path("buyer").asText()).isEqualTo("demo-retail");
    assertThat(effect.path("escalationsRaised").asLong()).isPositive();
    assertThat(example(preview, "escalation").path("then").asText()).isEqualTo("escalated");
    assertThat(modules().findValuesAsText("module")).containsExactly("WC", "OSH");
    assertThat(escalated()).isZero();
    Map<String, String> foretold = foretold(preview);
    assertThat(foretold).isNotEmpty();

    ObjectNode decision = draft(changed(files)).put("action", "ACTIVATE").put("note", "tried");
    decision.put("bundle", preview.path("bundle").asText());
    HttpResponse<String> answer = hub.post(USER, "/api/v1/rules/activations", decision.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    awaitRefreshed();
    assertThat(modules().findValuesAsText("module")).containsExactly("WC", "HRM");
    assertThat(modules().findValuesAsText("catalogueVersion"))
        .containsOnly(preview.path("version").asText());
    assertThat(escalated()).isEqualTo(1);
    foretold.forEach((where, then) -> assertThat(recommended(where)).as(where).isEqualTo(then));
    assertThat(preview(changed(files)).path("examples")).isEmpty();
    JsonNode history = hub.read(USER, "/api/v1/rules/activations");
    assertThat(history.at("/0/by").asText()).isEqualTo(USER);
    assertThat(history.at("/0/note").asText()).isEqualTo("tried");

    hub.post(USER, "/api/v1/rules/activations", "{\"action\": \"ROLLBACK\"}");
    awaitRefreshed();
    assertThat(rules.rules().version()).isEqualTo(version);
    assertThat(modules().findValuesAsText("module")).containsExactly("WC", "OSH");
    assertThat(escalated()).isZero();
  }

  /** Modules that sites will have, of those whose modules are made by the rules in use. */
  private Map<String, String> foretold(JsonNode preview) {
    Map<String, String> foretold = new HashMap<>();
    for (JsonNode example : preview.path("examples")) {
      String where = example.path("siteId").asText();
      if (example.path("what").asText().equals("recommended modules")
          && recommended(where).equals(example.path("now").asText())) {
        foretold.put(where, example.path("then").asText());
      }
    }
    return foretold;
  }

  private String recommended(String where) {
    return String.join(
        ", ", hub.site(USER, where, "/recommendations").path("modules").findValuesAsText("module"));
  }

  private void awaitRefreshed() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                hub.sql(
                        Long.class,
                        "SELECT count(*) FROM recommendation WHERE catalogue_version <> ?",
                        rules.rules().version())
                    .equals(List.of(0L)));
  }

  @Test
  void saysWhatIsWrongWithAFileAndLine() {
    JsonNode preview = preview(files + "no_such_topic,WC,NONE,perhaps,why,DERIVED\n");
    assertThat(preview.path("problems").findValuesAsText("code"))
        .contains("rules.reference", "rules.value");
    assertThat(preview.at("/problems/0/mappingLine").asLong()).isEqualTo(files.lines().count() + 1);
    ObjectNode decision = draft("nonsense").put("action", "ACTIVATE");
    HttpResponse<String> answer = hub.post(USER, "/api/v1/rules/activations", decision.toString());
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(rules.rules().version()).isEqualTo(version);
  }

  @Test
  void followsSavedFilesWithinTwoSecondsAndKeepsTheOldOnesWhileTheyAreBroken() throws IOException {
    Files.writeString(root.resolve(RULES), changed(files));
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(PROMISED.multipliedBy(5))
        .until(() -> !rules.rules().version().equals(version));
    String saved = rules.rules().version();
    Files.writeString(root.resolve(RULES), "topic\n");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !hub.read(USER, "/api/v1/rules").path("problems").isEmpty());
    assertThat(rules.rules().version()).isEqualTo(saved);
    Files.writeString(root.resolve(RULES), files);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                rules.rules().version().equals(version)
                    && hub.read(USER, "/api/v1/rules").path("problems").isEmpty());
  }

  @Test
  void letsOnlyComplianceAndThoseWhoRunTheHubLook() {
    assertThat(hub.status("sourcing", "/api/v1/rules")).isEqualTo(403);
    assertThat(hub.post("engineer", "/api/v1/rules/preview", "{}").statusCode()).isEqualTo(403);
    assertThat(
            hub.post(
                    USER,
                    "/api/v1/rules/preview",
                    "{\"files\": {\"routes/_shared/findings.camel.yaml\": \"x\"}}")
                .statusCode())
        .isEqualTo(400);
  }
}
