package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.activation.ProjectFiles;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.platform.sandbox.AmforiTwin;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What went wrong is done again, and what went right is not undone by it. */
@HubTest
class ReplayTest {

  private static final String ENGINEER = "engineer";
  private static final String REPLAYS = "/api/v1/replays";
  private static final String MAPPING = "mappings/amfori-bsci/audit.in.jslt";
  private static final String RIGHT = "required($header.monitoringId, \"monitoring id\")";
  private static final String WRONG = "required($header.monitoringNumber, \"monitoring id\")";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path root;
  private final ProjectFiles files;
  private final AmforiTwin twin = HubServers.twin();
  @Autowired private HubUnderTest hub;
  @Autowired private ConnectorCatalogue catalogue;
  @Autowired private CamelContext camel;
  @Autowired private OrganisationDatabase rights;

  ReplayTest(@Value("${hub.root}") Path root) {
    this.root = root;
    this.files = new ProjectFiles(root);
  }

  @AfterEach
  void putThingsBack() {
    twin.recover();
    mend();
  }

  private void mistake() {
    files.change(MAPPING, RIGHT, WRONG);
    awaitFiles();
  }

  private void mend() {
    files.close();
    awaitFiles();
  }

  private void awaitFiles() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                List.of("amfori-bsci", "score-training", TableFixture.CONNECTOR).stream()
                    .allMatch(this::isAsOnDisk));
  }

  private boolean isAsOnDisk(String connector) {
    return catalogue
        .find(connector)
        .orElseThrow()
        .bundle()
        .equals(ConnectorCompiler.bundle(root, connector));
  }

  private static AuditFixture audit() {
    return AuditFixture.audit().finding("7.14", "no", "No extinguisher");
  }

  private static ObjectNode command() {
    return JsonNodeFactory.instance.objectNode().put("preview", true).put("sample", 20);
  }

  private static ObjectNode of(String... ids) {
    ObjectNode command = command();
    List.of(ids).forEach(command.withArray("ids")::add);
    return command;
  }

  private JsonNode preview(String user, ObjectNode command) {
    HttpResponse<String> answer = hub.post(user, REPLAYS, command.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode preview = WebClient.parse(answer.body());
    assertThat(preview.path("state").asText()).as(answer.body()).isEqualTo("PLANNED");
    return preview;
  }

  private HttpResponse<String> start(String user, JsonNode preview, String key) {
    ObjectNode wish =
        JsonNodeFactory.instance
            .objectNode()
            .put("restsOn", preview.path("id").asText())
            .put("seen", preview.path("seen").asText())
            .put("reason", "the mapping is mended")
            .put("idempotencyKey", key);
    return hub.post(user, REPLAYS, wish.toString());
  }

  private JsonNode started(String user, JsonNode preview) {
    HttpResponse<String> answer = start(user, preview, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return WebClient.parse(answer.body());
  }

  private JsonNode finished(String user, JsonNode job) {
    return hub.eventually(
        user,
        REPLAYS + "/" + job.path("id").asText(),
        now -> now.path("state").asText().equals("DONE"));
  }

  private JsonNode replay(String user, ObjectNode command) {
    return finished(user, started(user, preview(user, command)));
  }

  private JsonNode items(String user, JsonNode job) {
    return hub.read(user, REPLAYS + "/" + job.path("id").asText() + "/items").path("items");
  }

  private JsonNode exchange(String id) {
    return hub.read(ENGINEER, "/api/v1/exchanges/" + id);
  }

  private JsonNode attempts(String id) {
    return hub.read(ENGINEER, "/api/v1/exchanges/" + id + "/attempts");
  }

  @Test
  void recordsWhatAMistakeInTheMappingHadQuarantinedAndKeepsTheFirstError() {
    mistake();
    String id = hub.send(ENGINEER, HubUnderTest.AUDIT, audit().bytes());
    JsonNode before = hub.settled(ENGINEER, id);
    assertThat(before.path("state").asText()).isEqualTo("QUARANTINED");
    mend();

    JsonNode preview = preview(ENGINEER, of(id));
    JsonNode tried = preview.at("/plan/items/0");
    assertThat(tried.path("from").asText()).isEqualTo("QUARANTINED");
    assertThat(tried.path("to").asText()).isEqualTo("RECORDED");
    assertThat(tried.at("/after/findings").asInt()).isEqualTo(1);
    assertThat(tried.at("/after/modules").toString()).contains("OSH");
    assertThat(exchange(id)).as("a preview changes nothing").isEqualTo(before);

    JsonNode job = finished(ENGINEER, started(ENGINEER, preview));
    assertThat(job.path("done").asInt()).isEqualTo(1);
    JsonNode after = exchange(id);
    assertThat(after.path("state").asText()).isEqualTo("RECORDED");
    assertThat(after.path("sha256")).isEqualTo(before.path("sha256"));
    assertThat(after.path("problems")).isEmpty();
    assertThat(hub.issue(ENGINEER, after.path("siteId").asText(), "7.14")).isEqualTo("OPEN");

    JsonNode chain = attempts(id);
    assertThat(chain.findValuesAsText("outcome")).containsExactly("QUARANTINED", "RECORDED");
    assertThat(chain.at("/0/problems")).isEqualTo(before.path("problems"));
    assertThat(chain.at("/1/askedBy").asText()).isEqualTo(ENGINEER);
    assertThat(chain.at("/1/reason").asText()).isEqualTo("the mapping is mended");
    assertThat(chain.at("/1/bundleId")).isNotEqualTo(chain.at("/0/bundleId"));
  }

  @Test
  void quarantinesAgainWithTheFilesAsTheyWere() {
    mistake();
    String id = hub.send(ENGINEER, HubUnderTest.AUDIT, audit().bytes());
    hub.settled(ENGINEER, id);
    mend();
    JsonNode job = replay(ENGINEER, of(id).put("bundle", "AS_WAS"));
    assertThat(job.path("failed").asInt()).isEqualTo(1);
    assertThat(exchange(id).path("state").asText()).isEqualTo("QUARANTINED");
    assertThat(attempts(id)).hasSize(2);
  }

  @Test
  void triesACandidateWithoutAnyEffectAndDoesNotCarryItOut() {
    String id = hub.send(ENGINEER, HubUnderTest.AUDIT, audit().bytes());
    JsonNode before =
        hub.eventually(ENGINEER, "/api/v1/exchanges/" + id, e -> e.has("publishedAt"));
    ObjectNode command = of(id).put("bundle", "CANDIDATE").put("connector", "amfori-bsci");
    command.putObject("files").put(MAPPING, files.read(MAPPING).replace(RIGHT, WRONG));
    JsonNode preview = preview(ENGINEER, command);
    assertThat(preview.at("/plan/items/0/to").asText()).isEqualTo("QUARANTINED");
    assertThat(preview.at("/plan/items/0/changes").asBoolean()).isTrue();
    assertThat(start(ENGINEER, preview, "candidate").statusCode()).isEqualTo(400);
    assertThat(exchange(id)).isEqualTo(before);
  }

  @Test
  void leavesEverythingAsItIsWhenAllOfATimeIsReplayed() {
    List<String> ids = new ArrayList<>();
    AuditFixture audit = audit();
    JsonNode first = hub.record(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
    ids.add(first.path("id").asText());
    AuditFixture corrected = audit.finding("1.4", "no", "No planning");
    for (AuditFixture next : List.of(audit, corrected, corrected, audit())) {
      ids.add(hub.settle(ENGINEER, HubUnderTest.AUDIT, next.bytes()).path("id").asText());
    }
    String site = first.path("siteId").asText();
    Map<String, Long> counts = counts();
    JsonNode issues = hub.site(ENGINEER, site, "/issues");
    JsonNode job = replay(ENGINEER, of(ids.toArray(String[]::new)));
    assertThat(job.path("done").asInt()).isEqualTo(ids.size());
    assertThat(items(ENGINEER, job).findValuesAsText("outcome")).containsOnly("UNCHANGED");
    assertThat(counts()).isEqualTo(counts);
    assertThat(hub.site(ENGINEER, site, "/issues")).isEqualTo(issues);
    assertThat(hub.site(ENGINEER, site, "/audits").at("/0/revision").asInt()).isEqualTo(2);
    assertThat(exchange(ids.get(0)).path("state").asText()).isEqualTo("RECORDED");
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (String table :
        List.of(
            "audit_supply",
            "audit_revision",
            "audit_rendition",
            "site_issue",
            "escalation",
            "training_record",
            "enrolment_step",
            "consent",
            "delivery",
            "site",
            "site_supply")) {
      counts.put(table, hub.sql(Long.class, "SELECT count(*) FROM " + table).get(0));
    }
    return counts;
  }

  @Test
  void keepsWhatWasQuarantinedFirstAsHistoryWhereSomethingLaterIsRecorded() {
    AuditFixture audit = audit();
    mistake();
    String early = hub.send(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
    hub.settled(ENGINEER, early);
    mend();
    AuditFixture later = audit.finding("1.4", "no", "No planning");
    String site = hub.recordAudit(later);
    replay(ENGINEER, of(early));
    assertThat(exchange(early).path("state").asText()).isEqualTo("RECORDED");
    JsonNode current = hub.site(ENGINEER, site, "/audits").path(0);
    assertThat(current.path("revision").asInt()).isEqualTo(1);
    assertThat(current.path("findings").asInt()).isEqualTo(2);
    assertThat(hub.issue(ENGINEER, site, "1.4")).isEqualTo("OPEN");
  }

  @Test
  void givesTheSameReplayForTheSameKeyAndRefusesAnotherOne() {
    String id = hub.record(ENGINEER, HubUnderTest.AUDIT, audit().bytes()).path("id").asText();
    JsonNode preview = preview(ENGINEER, of(id));
    String key = UUID.randomUUID().toString();
    JsonNode job = WebClient.parse(start(ENGINEER, preview, key).body());
    finished(ENGINEER, job);
    JsonNode again = WebClient.parse(start(ENGINEER, preview, key).body());
    assertThat(again.path("id")).isEqualTo(job.path("id"));
    assertThat(attempts(id)).hasSize(2);

    String other = hub.record(ENGINEER, HubUnderTest.AUDIT, audit().bytes()).path("id").asText();
    JsonNode another = preview(ENGINEER, of(other));
    assertThat(start(ENGINEER, another, key).statusCode()).isEqualTo(409);
  }

  @Test
  void refusesWhatHasChangedSinceItWasLookedAt() {
    mistake();
    AuditFixture audit = audit();
    String id = hub.send(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
    hub.settled(ENGINEER, id);
    JsonNode preview = preview(ENGINEER, of(id));
    mend();
    HttpResponse<String> answer = start(ENGINEER, preview, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("look at it again");
    assertThat(attempts(id)).isEmpty();
  }

  @Test
  void stopsWhenItIsCancelledAndGoesOnAfterwardsWithoutRepeatingAnything() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ids.add(hub.record(ENGINEER, HubUnderTest.AUDIT, audit().bytes()).path("id").asText());
    }
    JsonNode preview = preview(ENGINEER, of(ids.toArray(String[]::new)));
    JsonNode job;
    camel.getRouteController().stopRoute("hub.inbound"); // what waits slows the replay down
    try {
      hub.send(ENGINEER, HubUnderTest.AUDIT, audit().bytes());
      waiting();
      job = started(ENGINEER, preview);
      hub.eventually(ENGINEER, path(job), now -> now.path("done").asInt() > 0);
      JsonNode cancelled = WebClient.parse(hub.post(ENGINEER, path(job) + "/cancel", "").body());
      assertThat(cancelled.path("state").asText()).isEqualTo("CANCELLED");
      assertThat(cancelled.path("left").asInt()).isPositive();
    } finally {
      hub.change("DELETE FROM exchange WHERE native_key = 'replay-test-waits'");
      camel.getRouteController().startRoute("hub.inbound");
    }
    assertThat(hub.post("sourcing", path(job) + "/resume", "").statusCode()).isEqualTo(403);
    assertThat(hub.post("brand", path(job) + "/resume", "").statusCode()).isEqualTo(404);
    hub.post(ENGINEER, path(job) + "/resume", "");
    JsonNode done = finished(ENGINEER, job);
    assertThat(done.path("done").asInt()).isEqualTo(6);
    for (String id : ids) {
      assertThat(attempts(id)).hasSize(2);
    }
  }

  /** A document that has been received and not yet been dealt with. */
  private void waiting() {
    hub.change(
        """
        INSERT INTO exchange (buyer, id, connector, document, transport, size, sha256, state,
            native_key, received_at)
        VALUES ('demo-retail', gen_random_uuid(), 'amfori-bsci', 'audit', 'rest', 0, '\\x00',
            'RECEIVED', 'replay-test-waits', now())""");
  }

  private static String path(JsonNode job) {
    return REPLAYS + "/" + job.path("id").asText();
  }

  @Test
  void goesOnWithWhatAStoppedHubHadLeft() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(hub.record(ENGINEER, HubUnderTest.AUDIT, audit().bytes()).path("id").asText());
    }
    JsonNode job = started(ENGINEER, preview(ENGINEER, of(ids.toArray(String[]::new))));
    finished(ENGINEER, job);
    camel.getRouteController().stopRoute("hub.replay");
    try { // as a hub leaves it that is killed at its second item: a lease, a try, nothing else
      UUID id = UUID.fromString(job.path("id").asText());
      hub.change("UPDATE replay_job SET state = 'RUNNING', finished_at = NULL WHERE id = ?", id);
      hub.change(
          """
          UPDATE replay_item SET state = 'WAITING', outcome = NULL, done_at = NULL
           WHERE job_id = ? AND seq > 1""",
          id);
      hub.change(
          """
          INSERT INTO lease (name, holder, until)
          VALUES ('replay/demo-retail', 'killed', now() + interval '2 seconds')
          ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until""");
    } finally {
      camel.getRouteController().startRoute("hub.replay");
    }
    JsonNode done = finished(ENGINEER, job);
    assertThat(done.path("done").asInt()).isEqualTo(3);
    assertThat(attempts(ids.get(0))).hasSize(2);
    assertThat(attempts(ids.get(1))).hasSize(3);
  }

  @Test
  void showsAnotherOrganisationNothing() {
    String id = hub.record(ENGINEER, HubUnderTest.AUDIT, audit().bytes()).path("id").asText();
    JsonNode job = replay(ENGINEER, of(id));
    assertThat(hub.status("brand", path(job))).isEqualTo(404);
    assertThat(hub.status("brand", path(job) + "/items")).isEqualTo(404);
    assertThat(hub.status("brand", "/api/v1/exchanges/" + id + "/attempts")).isEqualTo(404);
    assertThat(hub.read("sourcing", REPLAYS).findValuesAsText("id"))
        .contains(job.path("id").asText());
    assertThat(hub.post("sourcing", REPLAYS, of(id).toString()).statusCode()).isEqualTo(403);
    assertThat(trail("replay:" + job.path("id").asText())).containsExactly("replay.asked");
  }

  @Test
  void splitsATableAgainThatAMistakeHadQuarantinedAndReplaysItsRows() {
    String manifest = "routes/" + TableFixture.CONNECTOR + "/connector.yaml";
    TableFixture table = TableFixture.of(3).under("Number of the factory;Name;Country;City");
    String id = hub.send(ENGINEER, TableFixture.SITES, table.bytes());
    hub.eventually(ENGINEER, "/api/v1/exchanges/" + id, e -> is(e, "QUARANTINED"));
    files.change(manifest, "[Factory number]", "[Number of the factory]");
    awaitFiles();
    replay(ENGINEER, of(id));
    JsonNode parent =
        hub.eventually(
            ENGINEER,
            "/api/v1/exchanges/" + id,
            e -> is(e, "SPLIT") && e.at("/children/byState/RECORDED").asInt() == 3);
    assertThat(parent.path("problems")).isEmpty();
    mend();

    JsonNode rows = replay(ENGINEER, of(id));
    assertThat(items(ENGINEER, rows).findValuesAsText("outcome"))
        .as("an id of a table means its rows")
        .containsExactly("UNCHANGED", "UNCHANGED", "UNCHANGED");
  }

  private static boolean is(JsonNode exchange, String state) {
    return exchange.path("state").asText().equals(state);
  }

  private List<String> trail(String subject) {
    return rights.as(
        "demo-retail",
        jdbc ->
            jdbc.sql("SELECT action FROM access_trail WHERE subject = ?")
                .param(subject)
                .query(String.class)
                .list());
  }

  @Test
  void withdrawsAtTheSiteThatAnAuditLeavesWhatOnlyItHadSaidThere() {
    AuditFixture audit = audit();
    JsonNode exchange = hub.record(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
    String id = exchange.path("id").asText();
    String left = exchange.path("siteId").asText();
    AuditFixture other = AuditFixture.audit().site(audit.site()).siteName(audit.siteName());
    assertThat(hub.recordAudit(other.finding("1.4", "no", "No planning"))).isEqualTo(left);
    files.change(
        MAPPING,
        "let identifiers = sites:identifiers($site)\n  let name = clean($site.name)",
        "let identifiers = []\n  let name = clean($site.name) + \" Two\"");
    awaitFiles();
    JsonNode job = replay(ENGINEER, of(id));
    assertThat(items(ENGINEER, job).at("/0/detail").asText()).contains("is withdrawn");
    String found = exchange(id).path("siteId").asText();
    assertThat(found).isNotEqualTo(left);
    assertThat(hub.issue(ENGINEER, left, "7.14")).isEqualTo("WITHDRAWN");
    assertThat(hub.issue(ENGINEER, left, "1.4")).isEqualTo("OPEN");
    assertThat(hub.issue(ENGINEER, found, "7.14")).isEqualTo("OPEN");
    assertThat(hub.site(ENGINEER, left, "/audits")).hasSize(1);
  }

  @Test
  void makesARenditionOfTheSameRevisionWhereTheMappingReadsItOtherwise() {
    AuditFixture audit = audit();
    JsonNode exchange = hub.record(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
    String id = exchange.path("id").asText();
    String site = exchange.path("siteId").asText();
    files.change(MAPPING, "\"validUntil\": date($header.validUntil)", "\"validUntil\": null");
    files.change(MAPPING, "code(\"outcome\", $header.outcome)", "null");
    awaitFiles();
    JsonNode preview = preview(ENGINEER, of(id));
    assertThat(preview.at("/plan/items/0/to").asText()).isEqualTo("RECORDED");
    JsonNode job = finished(ENGINEER, started(ENGINEER, preview));
    assertThat(items(ENGINEER, job).at("/0/detail").asText()).contains("translated again");
    assertThat(renditions(id)).isEqualTo(2);
    assertThat(exchange(id).path("revision").asInt()).isEqualTo(1);
    assertThat(hub.site(ENGINEER, site, "/audits").at("/0/revision").asInt()).isEqualTo(1);
    assertThat(hub.site(ENGINEER, site, "/issues")).hasSize(1);

    mend();
    replay(ENGINEER, of(id));
    assertThat(renditions(id)).as("the first counts again").isEqualTo(2);
    JsonNode same = replay(ENGINEER, of(id));
    assertThat(items(ENGINEER, same).at("/0/outcome").asText()).isEqualTo("UNCHANGED");
    assertThat(attempts(id)).hasSize(4);
  }

  private long renditions(String id) {
    return hub.sql(
            Long.class, "SELECT count(*) FROM audit_rendition WHERE exchange_id = ?::uuid", id)
        .get(0);
  }

  @Test
  void recordsTheStoredTranslationOfAnAuditAndSaysWhereThereIsNone() {
    AuditFixture audit = audit();
    JsonNode exchange = hub.record(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
    String id = exchange.path("id").asText();
    JsonNode job = replay(ENGINEER, of(id).put("stage", "CANONICAL"));
    assertThat(job.path("done").asInt()).isEqualTo(1);
    String site = exchange.path("siteId").asText();
    assertThat(hub.site(ENGINEER, site, "/issues")).hasSize(1);
    assertThat(renditions(id)).isEqualTo(1);

    JsonNode training = hub.recordTraining("enrolment", enrolment(audit, "enrolled"));
    JsonNode none = replay("trainer", of(training.path("id").asText()).put("stage", "CANONICAL"));
    assertThat(items("trainer", none).at("/0/detail").asText()).contains("only audits");
  }

  private JsonNode delivery(String site, String state) {
    return hub.delivery(
        "sourcing", site, delivery -> delivery.path("state").asText().equals(state));
  }

  private JsonNode delivery(JsonNode delivery) {
    return hub.read(ENGINEER, "/api/v1/deliveries/" + delivery.path("id").asText());
  }

  private List<Arrival> arrivals(JsonNode delivery) {
    String key = delivery(delivery).path("idempotencyKey").asText();
    return twin.arrivals().stream().filter(a -> a.header("idempotency-key").equals(key)).toList();
  }

  private static ObjectNode again(JsonNode delivery) {
    return of(delivery.path("id").asText()).put("stage", "DELIVERY");
  }

  @Test
  void sendsARefusedDeliveryAgainToItsReceiverOnly() {
    AuditFixture audit = audit();
    String site = hub.recordAudit(audit);
    twin.fail(TwinFault.REFUSE);
    hub.recordTraining("enrolment", enrolment(audit, "enrolled"));
    JsonNode refused = delivery(site, "REFUSED");
    String reason = refused.path("reason").asText();
    byte[] sent = arrivals(refused).get(0).body();
    twin.recover();
    int others = twin.arrivals().size();

    JsonNode job = replay(ENGINEER, again(refused));
    assertThat(items(ENGINEER, job).at("/0/wasBecause").asText()).isEqualTo(reason);
    JsonNode accepted = delivery(site, "ACCEPTED");
    assertThat(accepted.path("id")).isEqualTo(refused.path("id"));
    assertThat(arrivals(accepted)).hasSize(2);
    assertThat(arrivals(accepted).get(1).body()).isEqualTo(sent);
    assertThat(twin.arrivals()).hasSize(others + 1);
    assertThat(delivery(accepted).path("attemptLog").findValuesAsText("outcome"))
        .containsExactly("refused", "accepted");
  }

  @Test
  void doesNotMakeBytesAnewThatWereErased() {
    AuditFixture audit = audit();
    String site = hub.recordAudit(audit);
    twin.fail(TwinFault.REFUSE);
    hub.recordTraining("enrolment", enrolment(audit, "enrolled"));
    JsonNode refused = delivery(site, "REFUSED");
    twin.recover();
    hub.change(
        "UPDATE delivery SET content = NULL, canonical = NULL WHERE id = ?::uuid",
        refused.path("id").asText());
    JsonNode job = replay(ENGINEER, again(refused));
    assertThat(items(ENGINEER, job).get(0).toString()).contains("its bytes were erased");
    assertThat(delivery(site, "REFUSED").path("id")).isEqualTo(refused.path("id"));
    assertThat(arrivals(refused)).hasSize(1);
  }

  @Test
  void sendsAnOlderDeliveryAfterANewerOneOnlyByForce() {
    AuditFixture audit = audit();
    String site = hub.recordAudit(audit);
    hub.recordTraining("enrolment", enrolment(audit, "enrolled"));
    JsonNode older = delivery(site, "ACCEPTED");
    hub.recordTraining("enrolment", enrolment(audit, "completed"));
    JsonNode newer =
        hub.delivery(
            "sourcing",
            site,
            d ->
                d.path("state").asText().equals("ACCEPTED")
                    && !d.path("id").equals(older.path("id")));
    JsonNode preview = preview(ENGINEER, again(older));
    assertThat(preview.at("/plan/needForce/0").asText())
        .contains(newer.path("id").asText(), "force");
    HttpResponse<String> answer = start(ENGINEER, preview, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("overwrite");
    assertThat(arrivals(older)).hasSize(1);

    replay(ENGINEER, again(older).put("force", true));
    await().atMost(PATIENCE).until(() -> arrivals(older).size() == 2);
    assertThat(arrivals(newer)).hasSize(1);
  }

  @Test
  void tellsTheBuyerOnceOfTrainingThatAMistakeHadQuarantined() {
    AuditFixture audit = audit();
    String site = hub.recordAudit(audit);
    files.change("mappings/score-training/enrolment.in.jslt", "(.enrolment_id,", "(.other_id,");
    awaitFiles();
    JsonNode exchange =
        hub.settle("trainer", "score-training/enrolment", enrolment(audit, "enrolled"));
    assertThat(exchange.path("state").asText()).isEqualTo("QUARANTINED");
    mend();
    ObjectNode command = of(exchange.path("id").asText());
    JsonNode preview = preview("trainer", command);
    assertThat(preview.at("/plan/items/0/otherDeliveries").asInt()).isEqualTo(1);
    finished("trainer", started("trainer", preview));
    JsonNode accepted = delivery(site, "ACCEPTED");
    replay("trainer", command);
    assertThat(arrivals(accepted)).hasSize(1);
    assertThat(hub.site("sourcing", site, "/deliveries").path("items")).hasSize(1);
  }

  @Test
  void tellsNobodyAnewWhenTrainingIsReplayedThatReadsAsBefore() {
    AuditFixture audit = audit();
    String site = hub.recordAudit(audit);
    JsonNode exchange = hub.recordTraining("enrolment", enrolment(audit, "enrolled"));
    delivery(site, "ACCEPTED");
    JsonNode job = replay("trainer", of(exchange.path("id").asText()));
    assertThat(items("trainer", job).at("/0/outcome").asText()).isEqualTo("UNCHANGED");
    assertThat(hub.site("sourcing", site, "/deliveries").path("items")).hasSize(1);
  }

  private static byte[] enrolment(AuditFixture audit, String state) {
    return TrainingFixture.at(audit)
        .enrolment(state, TrainingFixture.consent("demo-retail", "training progress"));
  }
}
