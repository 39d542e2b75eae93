package org.scorehub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts of this project's connectors that the contract of all connectors does not know. */
class ProjectConnectorsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  @Test
  void knowsWhetherEachQuestionIsCrucial() throws IOException {
    List<String> topics = codes("_shared", "amfori-question-topic", "theirs");
    List<String> crucial = codes("_shared", "amfori-crucial", "theirs");
    assertThat(crucial)
        .containsExactlyInAnyOrderElementsOf(
            topics.stream().filter(code -> !code.startsWith("PA")).toList());
    assertThat(codes("_shared", "amfori-crucial", "ours").stream().filter("yes"::equals))
        .hasSize(19);
  }

  @Test
  void usesTopicsModulesAndKpisThatExist() throws IOException {
    List<String> topics = Csv.column(ROOT.resolve("mappings/canonical/topics.csv"), "topic");
    assertThat(codes("score-training", "topic", "ours")).hasSameElementsAs(topics);
    assertThat(topics).containsAll(codes("amfori-bsci", "zero-tolerance-topic", "ours"));
    assertThat(codes("score-training", "module", "ours"))
        .hasSameElementsAs(Csv.column(ROOT.resolve("mappings/score/modules.csv"), "code"));
    assertThat(codes("score-training", "kpi", "ours"))
        .hasSameElementsAs(Csv.column(ROOT.resolve("mappings/score/kpis.csv"), "kpi"));
  }

  @Test
  void keepsTheBenchmarkAuditAtTenKilobytes() throws IOException {
    Path audit = ROOT.resolve("mappings/amfori-bsci/examples/audit/poor-factory-with-25-findings");
    assertThat(Files.size(audit.resolve("input.xml"))).isBetween(9_500L, 11_000L);
  }

  private static List<String> codes(String connector, String list, String column)
      throws IOException {
    return Csv.column(ROOT.resolve("mappings/" + connector + "/codes/" + list + ".csv"), column);
  }
}
