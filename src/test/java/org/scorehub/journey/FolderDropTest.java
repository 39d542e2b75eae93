package org.scorehub.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that people drop into a folder of the hub. */
@HubTest
class FolderDropTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path EXPORT =
      Path.of("mappings/amfori-bsci/examples/supply-chain-export/mistakes-row-by-row/input.xlsx");

  @Autowired private HubUnderTest hub;

  private final String run = UUID.randomUUID().toString().substring(0, 8);

  private String parent(String fileName) {
    List<String> found =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    hub.sql(
                        String.class,
                        "SELECT id::text FROM exchange WHERE file_name = ? AND parent_id IS NULL",
                        fileName),
                ids -> !ids.isEmpty());
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private JsonNode split(String user, String fileName, int rows) {
    return hub.eventually(
        user,
        "/api/v1/exchanges/" + parent(fileName),
        found -> found.at("/children/done").asInt() == rows);
  }

  @Test
  void recordsTheGoodRowsOfAWorkbookAndNamesTheCellsOfTheOthers() throws IOException {
    String name = "export-" + run + ".xlsx";
    HubServers.twin("amfori-bsci")
        .publish("demo-retail", "supply-chain-export", name, Files.readAllBytes(EXPORT));
    JsonNode parent = split("engineer", name, 4);
    assertThat(parent.path("state").asText()).isEqualTo("SPLIT");
    assertThat(parent.at("/children/byState/RECORDED").asInt()).isEqualTo(3);
    JsonNode rows =
        hub.read(
            "engineer", "/api/v1/exchanges?state=QUARANTINED&parent=" + parent.path("id").asText());
    assertThat(rows.path("items")).hasSize(1);
    JsonNode row = hub.read("engineer", "/api/v1/exchanges/" + rows.at("/items/0/id").asText());
    assertThat(row.path("sheet").asText()).isEqualTo("Supply chain");
    assertThat(row.path("row").asInt()).isEqualTo(6);
    JsonNode problem = row.at("/problems/0");
    assertThat(problem.path("code").asText()).isEqualTo("json.schema");
    assertThat(problem.path("sheet").asText()).isEqualTo("Supply chain");
    assertThat(problem.path("line").asInt()).isEqualTo(6);
    assertThat(problem.path("column").asInt()).isEqualTo(3);
  }

  @Test
  void takesARowForTheSameEnrolmentThatCameByRest() {
    AuditFixture audit = AuditFixture.audit();
    hub.recordAudit(audit);
    TrainingFixture training = TrainingFixture.at(audit);
    hub.recordTraining("enrolment", training.enrolment("enrolled"));
    String id = "ENR-" + training.id();
    String sheet =
        "Enrolment ID,Factory,Country,amfori site ID,Module,State,Completed on\n"
            + "%s,Song Hong,VN,%s,WC,Completed,2025-11-10\n".formatted(id, audit.site());
    HubServers.twin("score-training")
        .publish("score-programme", "enrolments-sheet", run + ".csv", sheet.getBytes(UTF_8));
    split("trainer", run + ".csv", 1);
    assertThat(
            hub.sql(
                String.class,
                "SELECT revision || ' ' || (canonical ->> 'state') FROM training_record"
                    + " WHERE kind = 'ENROLMENT' AND native_id = ?",
                id))
        .containsExactly("2 COMPLETED");
  }

  @Test
  void knowsATrainingOfTheProgrammeBeforeScore() {
    String no = "T-" + run;
    String sheet =
        """
        Record No.,Factories in group,Factory,Country,Module,Start,End,Outcome
        %s,13,Kelani Sample Apparel %s,Sri Lanka,Workplace cooperation,2005-02-01,2005-09-30,completed
        """
            .formatted(no, run);
    HubServers.twin("fip-archive")
        .publish("score-programme", "programme-record", run + "-fip.csv", sheet.getBytes(UTF_8));
    JsonNode parent = split("trainer", run + "-fip.csv", 1);
    assertThat(parent.at("/children/byState/RECORDED").asInt()).isEqualTo(1);
    JsonNode row = hub.read("trainer", "/api/v1/exchanges?key=native:" + no).at("/items/0");
    assertThat(row.at("/problemCodes/0").asText()).isEqualTo("programme.group-size");
  }
}
