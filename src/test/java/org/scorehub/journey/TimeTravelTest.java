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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.activation.ProjectFiles;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The past seen through other files: what would be otherwise, for whom, without any effect. */
@HubTest
class TimeTravelTest {

  private static final String ENGINEER = "engineer";
  private static final String REPLAYS = "/api/v1/replays";
  private static final Path PROGRESS =
      Path.of(
          "mappings/amfori-bsci/examples/improvement-progress/site-known-by-name-only/input.json");
  private static final String MAPPING = "mappings/amfori-bsci/audit.in.jslt";

  private static final String LEASE = "SELECT name FROM lease WHERE name = ?";

  private final ProjectFiles files;
  @Autowired private HubUnderTest hub;
  @Autowired private WebClient web;
  @Autowired private Seed seed;
  @Autowired private PipelineDatabase database;

  TimeTravelTest(@Value("${hub.root}") Path root) {
    this.files = new ProjectFiles(root);
  }

  private static ObjectNode all(JsonNode... exchanges) {
    ObjectNode command =
        JsonNodeFactory.instance.objectNode().put("preview", true).put("whole", true);
    for (JsonNode exchange : exchanges) {
      command.withArray("ids").add(exchange.path("id"));
    }
    return command;
  }

  private ObjectNode through(String file, String what, String instead, JsonNode... exchanges) {
    ObjectNode command = all(exchanges).put("bundle", "CANDIDATE").put("connector", "amfori-bsci");
    String text = files.read(file);
    assertThat(text).contains(what);
    command.putObject("files").put(file, text.replace(what, instead));
    return command;
  }

  private static AuditFixture audit() {
    return AuditFixture.audit().finding("7.14", "no", "No extinguisher");
  }

  private JsonNode recorded(AuditFixture audit) {
    return hub.record(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
  }

  private static JsonNode of(String site, JsonNode changes) {
    for (JsonNode change : changes) {
      if (change.path("site").asText().equals(site)) {
        return change;
      }
    }
    throw new AssertionError("nothing changes at " + site + ": " + changes);
  }

  private JsonNode travelled(ObjectNode command) {
    HttpResponse<String> answer = hub.post(ENGINEER, REPLAYS, command.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return hub.eventually(
        ENGINEER,
        REPLAYS + "/" + WebClient.parse(answer.body()).path("id").asText(),
        now -> !now.path("state").asText().equals("ASKED"));
  }

  private JsonNode changes(String user, JsonNode preview) {
    return hub.read(user, REPLAYS + "/" + preview.path("id").asText() + "/changes").path("items");
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (String table :
        List.of("audit_rendition", "site_issue", "escalation", "delivery", "exchange_attempt")) {
      counts.put(table, hub.sql(Long.class, "SELECT count(*) FROM " + table).get(0));
    }
    return counts;
  }

  @Test
  void changesNothingWhereTheFilesAreTheSame() {
    JsonNode preview = travelled(all(recorded(audit())));
    assertThat(preview.path("state").asText()).isEqualTo("PLANNED");
    assertThat(preview.at("/plan/tried").asInt()).isEqualTo(1);
    assertThat(preview.at("/plan/outcomes/0/to").asText()).isEqualTo("UNCHANGED");
    assertThat(preview.at("/plan/whole/suppliers").asInt()).isZero();
    assertThat(changes(ENGINEER, preview)).isEmpty();
  }

  @Test
  void saysForEachSupplierWhatWouldBeOtherwiseAndHasNoEffect() {
    JsonNode first = recorded(audit());
    JsonNode second = recorded(audit().finding("1.4", "no", "No planning"));
    Map<String, Long> counts = counts();
    JsonNode preview =
        travelled(
            through(MAPPING, "if (not($full and", "if (false and not($full and", first, second));
    assertThat(preview.at("/plan/tried").asInt()).isEqualTo(2);
    assertThat(preview.at("/plan/whole/findings").asInt()).isEqualTo(2);
    JsonNode change = of(second.path("siteId").asText(), changes(ENGINEER, preview));
    assertThat(change.path("audits").findValuesAsText("findingsNow")).contains("2");
    assertThat(change.path("audits").findValuesAsText("findingsThen")).containsOnly("0");
    assertThat(change.path("topicsGone")).isNotEmpty();
    assertThat(change.path("modulesNow").toString()).contains("OSH");
    assertThat(counts()).isEqualTo(counts);
    assertThat(hub.status("brand", REPLAYS + "/" + preview.path("id").asText() + "/changes"))
        .isEqualTo(404);
    saysTheSameAsAPageAndAsAFile(preview.path("id").asText());
  }

  private void saysTheSameAsAPageAndAsAFile(String preview) {
    assertThat(hub.body(ENGINEER, REPLAYS + "/" + preview + "/report"))
        .contains("Findings of amfori-bsci", "style-src &#39;sha256-", "@media print")
        .doesNotContain("<script", "<link", "src=", "href=\"http", "url(");
    assertThat(web.browser(ENGINEER, "sandbox").get("/replays/" + preview).body())
        .contains("For whom", "Findings of amfori-bsci", "Suppliers for which");
  }

  @Test
  void withdrawsAtTheFirstSiteWhatOnlyAnAuditHadSaidThatNowNamesAnother() {
    JsonNode exchange = recorded(audit());
    String site = exchange.path("siteId").asText();
    JsonNode preview =
        travelled(
            through(
                MAPPING,
                "let identifiers = sites:identifiers($site)\n  let name = clean($site.name)",
                "let identifiers = []\n  let name = clean($site.name) + \" Two\"",
                exchange));
    JsonNode left = of(site, changes(ENGINEER, preview));
    assertThat(left.at("/audits/0/findingsNow").asInt()).isEqualTo(1);
    assertThat(left.at("/audits/0").has("findingsThen")).isFalse();
    assertThat(left.path("topicsGone")).isNotEmpty();
    assertThat(hub.issue(ENGINEER, site, "7.14")).isEqualTo("OPEN");
  }

  @Test
  void showsEscalationsToTheRolesOnlyThatMaySeeThem() {
    JsonNode exchange =
        recorded(
            AuditFixture.audit().question("code='11.1' answer='no' zeroTolerance='true'", "Doors"));
    String site = exchange.path("siteId").asText();
    assertThat(hub.site("compliance", site, "/escalations")).isNotEmpty();
    JsonNode preview =
        travelled(through(MAPPING, "if (not($full and", "if (false and not($full and", exchange));
    JsonNode seen = of(site, changes("compliance", preview)).path("escalations");
    assertThat(seen.findValuesAsText("outcome")).containsOnly("WITHDRAWN");
    JsonNode open = of(site, changes(ENGINEER, preview));
    assertThat(open.path("topicsGone")).isNotEmpty();
    assertThat(open.has("escalations")).isFalse();
    assertThat(preview.path("plan").toString()).doesNotContain("scalation");
    String report = REPLAYS + "/" + preview.path("id").asText() + "/report";
    String words = seen.at("/0/id").asText();
    assertThat(hub.body("compliance", report)).contains("Escalation");
    assertThat(changes(ENGINEER, preview).toString()).doesNotContain(words);
    assertThat(hub.sql(String.class, "SELECT state FROM escalation WHERE site_id = ?::uuid", site))
        .as("nothing is withdrawn in earnest")
        .containsOnly("RAISED");
  }

  @Test
  void endsWithoutAResultWhenItIsCancelledOnTheWay() {
    JsonNode exchange = recorded(audit());
    ObjectNode command =
        through(MAPPING, "if (not($full and", "if (false and not($full and", exchange);
    String job =
        database
            .transactions()
            .execute(status -> cancelled(command, exchange.path("siteId").asText()));
    String path = REPLAYS + "/" + job;
    await().until(() -> hub.sql(String.class, LEASE, "preview/" + job).isEmpty());
    JsonNode preview = hub.read(ENGINEER, path);
    assertThat(preview.path("state").asText()).isEqualTo("CANCELLED");
    assertThat(preview.has("plan")).isFalse();
    assertThat(changes(ENGINEER, preview)).isEmpty();
  }

  /** The preview waits for the site, which the caller's transaction holds. */
  private String cancelled(ObjectNode command, String site) {
    hub.sql(String.class, "SELECT id::text FROM site WHERE id = ?::uuid FOR UPDATE", site);
    JsonNode asked = WebClient.parse(hub.post(ENGINEER, REPLAYS, command.toString()).body());
    String id = asked.path("id").asText();
    await().until(() -> !hub.sql(String.class, LEASE, "preview/" + id).isEmpty());
    assertThat(hub.post(ENGINEER, REPLAYS + "/" + id + "/cancel", "").statusCode()).isEqualTo(200);
    hub.eventually(
        ENGINEER, REPLAYS + "/" + id, now -> now.path("state").asText().equals("CANCELLED"));
    return id;
  }

  @Test
  void beginsAnewWhatAStoppedHubHadLeftOnceItsLeaseHasEnded() {
    JsonNode exchange = recorded(audit());
    ObjectNode command =
        through(MAPPING, "if (not($full and", "if (false and not($full and", exchange);
    command.remove("preview");
    UUID job = UUID.randomUUID();
    database.transactions().executeWithoutResult(status -> left(job, command));
    JsonNode preview =
        hub.eventually(
            ENGINEER, REPLAYS + "/" + job, now -> now.path("state").asText().equals("PLANNED"));
    assertThat(preview.at("/plan/tried").asInt()).isEqualTo(1);
    assertThat(changes(ENGINEER, preview).findValuesAsText("site"))
        .as("what the stopped one had found is forgotten")
        .contains(exchange.path("siteId").asText())
        .doesNotContain(job.toString());
  }

  /** As a hub leaves it that is killed on the way: a lease, a count, and what it had found. */
  private void left(UUID job, ObjectNode command) {
    hub.change(
        "INSERT INTO lease (name, holder, until)"
            + " VALUES (?, 'killed', now() + interval '2 seconds')",
        "preview/" + job);
    hub.change(
        "INSERT INTO replay_job (buyer, id, preview, command, asked_by, meant, looked_at)"
            + " VALUES ('demo-retail', ?, true, ?::jsonb, 'engineer', 9, 5)",
        job,
        command.toString());
    hub.change(
        "INSERT INTO replay_change (buyer, job_id, at_site, documents, open, parts, messages)"
            + " VALUES ('demo-retail', ?, ?, 5, true, '[]', '[]')",
        job,
        job);
  }

  private ObjectNode withOtherMessages(JsonNode exchange) {
    String out = "mappings/amfori-bsci/improvement-progress.out.jslt";
    ObjectNode command = all(exchange).put("bundle", "CANDIDATE").put("connector", "amfori-bsci");
    command.putObject("files").put(out, files.read(out) + "\n// the same");
    return command;
  }

  @Test
  void comparesMessagesWithTheLastOnesOfTheirLanes() throws IOException {
    JsonNode told = recorded(audit());
    UUID site = UUID.fromString(told.path("siteId").asText());
    UUID delivery = seed.delivery(Seed.RETAIL, site, Seed.id(), "ACCEPTED", "<progress/>");
    seed.sql(
        "UPDATE delivery SET canonical = ?::jsonb WHERE id = ?",
        Files.readString(PROGRESS),
        delivery);
    JsonNode preview = travelled(withOtherMessages(told));
    assertThat(preview.at("/plan/whole/messages/changed").asInt()).isPositive();
    JsonNode message = of(site.toString(), changes(ENGINEER, preview)).at("/messages/0");
    assertThat(message.path("outcome").asText()).isEqualTo("CHANGED");
    assertThat(message.path("diff").toString()).contains("- <progress/>");
    assertThat(hub.body(ENGINEER, REPLAYS + "/" + preview.path("id").asText() + "/report"))
        .contains("- &lt;progress/&gt;");
  }

  @Test
  void saysNothingOfASiteThatWasToldNothing() {
    JsonNode untold = recorded(audit());
    JsonNode preview = travelled(withOtherMessages(untold));
    assertThat(changes(ENGINEER, preview).findValuesAsText("site"))
        .doesNotContain(untold.path("siteId").asText());
  }

  @Test
  void refusesToTryDeliveriesAsAWhole() {
    ObjectNode deliveries = all(recorded(audit())).put("stage", "DELIVERY");
    assertThat(hub.post(ENGINEER, REPLAYS, deliveries.toString()).statusCode()).isEqualTo(400);
  }
}
