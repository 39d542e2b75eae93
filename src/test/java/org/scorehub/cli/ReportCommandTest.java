package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.training.programme.ChinaPhaseOne;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import picocli.CommandLine;

/** Results of the programme, from spreadsheets dropped by a provider to the printed table. */
@HubTest
@TestInstance(Lifecycle.PER_CLASS)
class ReportCommandTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String[] PHASE_ONE = {
    "--country", "CN", "--module", "QM", "--from", "2012-01-01", "--to", "2012-12-31"
  };

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @LocalServerPort private int port;

  private final ChinaPhaseOne phaseOne = new ChinaPhaseOne("90417", "demo-retail demo-brand");

  @BeforeAll
  void dropTheSpreadsheets() {
    drop("enrolments-sheet", "phase-one-enrolments.csv", phaseOne.enrolments());
    drop("kpi-readings-sheet", "phase-one-readings.csv", phaseOne.readings());
    await()
        .atMost(PATIENCE)
        .until(() -> recorded("KPI_READING"), count -> count == phaseOne.readingCount());
    await()
        .atMost(PATIENCE)
        .until(() -> recorded("ENROLMENT"), count -> count == ChinaPhaseOne.ENTERPRISES);
    link("demo-retail", 4);
    link("demo-brand", 20);
  }

  private static void drop(String document, String name, String sheet) {
    HubServers.twin("score-training")
        .publish("score-programme", document, name, sheet.getBytes(UTF_8));
  }

  private long recorded(String kind) {
    return seed.jdbc()
        .sql("SELECT count(*) FROM training_record WHERE kind = ? AND native_id LIKE 'P1-90417-%'")
        .param(kind)
        .query(Long.class)
        .single();
  }

  /** As if the buyer had named the first of the enterprises by their ids. */
  private void link(String buyer, int enterprises) {
    for (int i = 0; i < enterprises; i++) {
      seed.sql(
          "INSERT INTO site_link (buyer, site_id, linked_from, basis) SELECT ?, site_id,"
              + " now() - interval '1 day', 'EXACT_IDENTIFIER' FROM site_identifier"
              + " WHERE scheme = 'amfori_site_id' AND value = ? ON CONFLICT DO NOTHING",
          buyer,
          phaseOne.site(i));
    }
  }

  private String report(String user, String... options) throws IOException {
    ReportProgrammeCommand command = new ReportProgrammeCommand();
    new CommandLine(command).parseArgs(withUser(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RunningServer hub = new RunningServer(URI.create("http://localhost:" + port), user, "sandbox");
    assertThat(command.run(hub, out)).isZero();
    return out.toString(UTF_8);
  }

  private static String[] withUser(String... options) {
    String[] all = new String[options.length + 2];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = "--user";
    all[options.length + 1] = "somebody";
    return all;
  }

  @Test
  void printsATableWithTheAggregatesOfChinaPhaseOne() throws IOException {
    String text =
        report("trainer", "--country", "CN", "--from", "2012-01-01", "--to", "2012-12-31");
    assertThat(text)
        .contains("53 enterprises")
        .containsPattern("Cost savings +USD +53 +53 +44 +83 % +\\+15,500 +- +\\+18,670 ")
        .containsPattern("Defect rate +% +53 +53 +37 +70 % .*-11\\.0\n")
        .containsPattern("Material use or material wasted +kg/unit +52 +52 +26 +50 % ")
        .containsPattern("Energy per production unit +kWh/unit +53 +53 +16 +30 % .*-13\\.0\n")
        .contains("Cost savings: 83 % of 53 enterprises improved, these on average by +18,670 USD")
        .contains("Defect rate: 70 % of 53 enterprises improved, these on average by -11.0 % (")
        .contains("159 women, 106 men; 53 managers, 212 workers")
        .contains(
            "QM Quality Management / Managing Continuous Improvement (Module 2): 53 enterprises")
        .containsPattern("CN: 53 enterprises, 0 under way, 53 completed; any KPI improved at \\d+")
        .contains("not a publication of the ILO");
  }

  @Test
  void readsTheModuleOfAnEnterpriseFromItsEnrolment() throws IOException {
    assertThat(report("trainer", PHASE_ONE)).contains("53 enterprises", "83 %");
    assertThat(report("trainer", "--module", "S4C", "--from", "2012-01-01", "--to", "2012-12-31"))
        .contains("0 enterprises", "no KPI reading");
  }

  @Test
  void countsForABuyerOnlyWhatIsLinkedAndConsented() throws IOException {
    JsonNode brand = WebClient.parse(report("brand", with(PHASE_ONE, "--json")));
    assertThat(brand.path("enterprises").asInt()).isEqualTo(20);
    assertThat(brand.path("smallestGroup").asInt()).isEqualTo(5);
    JsonNode savings = kpi(brand, "COST_SAVINGS");
    assertThat(savings.path("improved").asInt()).isEqualTo(20);
    assertThat(savings.path("meanOfImproved").isNumber()).isTrue();
  }

  @Test
  void hidesGroupsUnderFiveFromBuyers() throws IOException {
    JsonNode retail = WebClient.parse(report("sourcing", with(PHASE_ONE, "--json")));
    assertThat(retail.has("enterprises")).isFalse();
    JsonNode savings = kpi(retail, "COST_SAVINGS");
    assertThat(savings.path("withheld").asBoolean()).isTrue();
    assertThat(savings.has("reporting")).isFalse();
    assertThat(savings.has("meanChange")).isFalse();
    assertThat(retail.at("/trainees/withheld").asBoolean()).isTrue();
    assertThat(report("sourcing", PHASE_ONE)).contains("<5 enterprises", "withheld");
  }

  private static String[] with(String[] options, String more) {
    String[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = more;
    return all;
  }

  private static JsonNode kpi(JsonNode results, String code) {
    for (JsonNode kpi : results.path("kpis")) {
      if (kpi.path("kpi").asText().equals(code)) {
        return kpi;
      }
    }
    throw new AssertionError("no " + code + " in " + results);
  }

  @Test
  void writesAWorkbookOfNumbers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("programme.xlsx");
    String[] options = {"--country", "CN", "--from", "2012-01-01", "--xlsx", file.toString()};
    report("trainer", options);
    try (InputStream in = Files.newInputStream(file);
        Workbook workbook = WorkbookFactory.create(in)) {
      assertThat(workbook.getSheet("KPIs").getRow(1).getCell(4).getNumericCellValue())
          .isEqualTo(53);
      assertThat(workbook.getSheet("Countries").getRow(1).getCell(3).getNumericCellValue())
          .isEqualTo(53);
      assertThat(workbook.getSheet("Trainees").getRow(1).getCell(1).getNumericCellValue())
          .isEqualTo(159);
    }
  }

  @Test
  void showsThePageToThePeopleOfTheProgramme() {
    String page =
        web.browser("trainer", "sandbox")
            .get("/programme?country=CN&from=2012-01-01&to=2012-12-31")
            .body();
    assertThat(page).contains("Cost savings", "83 %", "+18,670", "Quality Management", "159");
    assertThat(page).doesNotContain(" style=\"", "<script>");
  }

  @Test
  void refusesDaysInTheWrongOrder() {
    assertThat(
            web.as("trainer").get("/api/v1/programme?from=2012-12-31&to=2012-01-01").statusCode())
        .isEqualTo(400);
  }
}
