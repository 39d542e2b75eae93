package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.activation.ProjectFiles;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The past seen through other files: what would be otherwise, for whom, without any effect. */
@HubTest
class TimeTravelTest {

  private static final String ENGINEER = "engineer";
  private static final String REPLAYS = "/api/v1/replays";
  private static final String MAPPING = "mappings/amfori-bsci/audit.in.jslt";

  private final ProjectFiles files;
  @Autowired private HubUnderTest hub;

  TimeTravelTest(@Value("${hub.root}") Path root) {
    this.files = new ProjectFiles(root);
  }

  private static ObjectNode all(String site) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("preview", true)
        .put("whole", true)
        .put("site", site);
  }

  private ObjectNode through(String site, String file, String what, String instead) {
    ObjectNode command = all(site).put("bundle", "CANDIDATE").put("connector", "amfori-bsci");
    String text = files.read(file);
    assertThat(text).contains(what);
    command.putObject("files").put(file, text.replace(what, instead));
    return command;
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
    String site = hub.recordAudit(AuditFixture.audit().finding("7.14", "no", "No extinguisher"));
    JsonNode preview = travelled(all(site));
    assertThat(preview.path("state").asText()).isEqualTo("PLANNED");
    assertThat(preview.at("/plan/tried").asInt()).isEqualTo(1);
    assertThat(preview.at("/plan/outcomes/0/to").asText()).isEqualTo("UNCHANGED");
    assertThat(preview.at("/plan/whole/suppliers").asInt()).isZero();
    assertThat(changes(ENGINEER, preview)).isEmpty();
  }

  @Test
  void saysForEachSupplierWhatWouldBeOtherwiseAndHasNoEffect() {
    AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "No extinguisher");
    String site = hub.recordAudit(audit);
    hub.recordAudit(audit.finding("1.4", "no", "No planning"));
    Map<String, Long> counts = counts();
    JsonNode preview =
        travelled(through(site, MAPPING, "if (not($full and", "if (false and not($full and"));
    assertThat(preview.at("/plan/tried").asInt()).isEqualTo(2);
    assertThat(preview.at("/plan/whole/findings").asInt()).isEqualTo(1);
    JsonNode change = changes(ENGINEER, preview).path(0);
    assertThat(change.path("site").asText()).isEqualTo(site);
    assertThat(change.at("/audits/0/findingsNow").asInt()).isEqualTo(2);
    assertThat(change.at("/audits/0/findingsThen").asInt()).isZero();
    assertThat(change.path("topicsGone")).isNotEmpty();
    assertThat(change.path("modulesNow").toString()).contains("OSH");
    assertThat(change.path("modulesThen").toString()).doesNotContain("OSH");
    assertThat(counts()).isEqualTo(counts);
    assertThat(hub.status("brand", REPLAYS + "/" + preview.path("id").asText() + "/changes"))
        .isEqualTo(404);
  }

  @Test
  void refusesToCarryOutACandidateAndToTryDeliveriesAsAWhole() {
    String site = hub.recordAudit(AuditFixture.audit().finding("7.14", "no", "No extinguisher"));
    ObjectNode deliveries = all(site).put("stage", "DELIVERY");
    assertThat(hub.post(ENGINEER, REPLAYS, deliveries.toString()).statusCode()).isEqualTo(400);
  }
}
