package org.scorehub.connector.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InboundDocument;
import org.scorehub.document.TableChildren;
import org.scorehub.mapping.Origin;
import org.scorehub.mapping.Origin.Found;
import org.scorehub.mapping.Step;
import org.scorehub.mapping.UsedRow;

class ExplainerTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String TOPICS = "mappings/_shared/codes/amfori-question-topic.csv";

  private static Connector connector(String id) {
    return ConnectorCompiler.compile(ConnectorCompiler.bundle(ROOT, id), id);
  }

  private static byte[] example(String path) throws IOException {
    return Files.readAllBytes(ROOT.resolve("mappings").resolve(path));
  }

  private static Explainer audit(String name) throws IOException {
    Connector amfori = connector("amfori-bsci");
    return Explainer.ofReceived(
            amfori,
            amfori.inbound("audit").orElseThrow(),
            example("amfori-bsci/examples/audit/" + name + "/input.xml"))
        .orElseThrow();
  }

  @Test
  void leadsFromATopicToTheQuestionTheLineAndTheRow() throws IOException {
    Explanation topic = audit("poor-factory-with-25-findings").explain("/findings/3/topic");
    assertThat(topic.sources()).hasSize(1);
    Source code = topic.sources().get(0);
    assertThat(code.path()).isEqualTo("/audit/questions/question[11]/@code");
    assertThat(code.value()).isEqualTo("2.4");
    assertThat(lineOf(code)).contains("code=\"2.4\"");
    assertThat(topic.steps()).extracting(Step::function).containsExactly("topic");
    assertThat(topic.steps().get(0).row()).extracting(UsedRow::file).isEqualTo(TOPICS);
    assertThat(topic.rows())
        .extracting(UsedRow::file)
        .containsExactly("mappings/canonical/topics.csv");
    assertThat(topic.answer()).isEqualTo("Decided by /audit/questions/question[11]/@code.");
  }

  private static String lineOf(Source source) throws IOException {
    int line = Objects.requireNonNullElse(source.line(), 0);
    return new String(
            example("amfori-bsci/examples/audit/poor-factory-with-25-findings/input.xml"), UTF_8)
        .lines()
        .toList()
        .get(line - 1);
  }

  @Test
  void takesPathsAsTheyAreWrittenInProblemsToo() throws IOException {
    Explainer audit = audit("poor-factory-with-25-findings");
    assertThat(audit.explain("findings[4]/topic")).isEqualTo(audit.explain("/findings/3/topic"));
  }

  @Test
  void saysWhatTheDocumentDoesNotHave() throws IOException {
    Explanation law = audit("poor-factory-with-25-findings").explain("/findings/3/law");
    assertThat(law.value()).isNull();
    assertThat(law.answer()).isEqualTo("The document has no /audit/questions/question[11]/law.");
    assertThat(law.written()).extracting(Origin::found).isEqualTo(Found.EMPTY);
  }

  @Test
  void tellsAFieldThatNothingWritesFromOneThatIsNone() throws IOException {
    Explainer audit = audit("poor-factory-with-25-findings");
    assertThat(audit.explain("/nonsense").answer()).isEqualTo("Audit has no such field.");
    assertThat(audit.explain("/findings/99/topic").answer())
        .isEqualTo("There is no such entry in /findings.");
    assertThat(audit.explain("/findings/0/nativeId").answer()).startsWith("Nothing writes it.");
  }

  @Test
  void givesTheProblemOfAValueThatCameToNothing() throws IOException {
    Explainer audit = audit("contradictions-and-unknown-codes");
    Explanation country = audit.explain("/site/address/addressCountry");
    assertThat(country.value()).isNull();
    assertThat(country.answer())
        .isEqualTo("Nothing comes of \"Atlantis\" at /audit/site/address/country.");
    assertThat(country.problems()).extracting(Problem::code).containsExactly("code.unknown");
  }

  @Test
  void saysWhatAPlaceDecidesAndWhatIsIgnored() throws IOException {
    Explainer audit = audit("poor-factory-with-25-findings");
    assertThat(audit.reach("/audit/questions/question[11]/@code").get(0).decides())
        .extracting(Reach.Decided::path)
        .containsExactly("/findings/3/nativeArea", "/findings/3/nativeCode", "/findings/3/topic");
    assertThat(audit.reach("/audit/header/requestedOn").get(0).answer())
        .contains("Kept as it is in extensions.");
    assertThat(audit.reach("/audit/none").get(0).answer())
        .isEqualTo("The document has no /audit/none.");
    assertThat(audit.reach("/audit/questions/question/@answer")).hasSizeGreaterThan(25);
  }

  @Test
  void explainsARowOfATableByItsCells() throws IOException {
    Connector coop = connector("coop-ch");
    InboundDocument results = coop.inbound("bsci-results").orElseThrow();
    byte[] table = example("coop-ch/examples/bsci-results/good-and-poor-factory/input.csv");
    try (TableChildren children =
        results.table().orElseThrow().open(() -> new ByteArrayInputStream(table))) {
      byte[] child = children.next().orElseThrow().bytes();
      Explanation name =
          Explainer.ofReceived(coop, results, child).orElseThrow().explain("/site/name");
      assertThat(name.sources()).extracting(Source::path).containsExactly("/rows[1]/site_name");
      assertThat(name.sources().get(0).column()).isPositive();
      assertThat(name.sources().get(0).line()).isEqualTo(2);
      Reach reach = Explainer.ofReceived(coop, results, child).orElseThrow().reach("AA2").get(0);
      assertThat(reach.of().path()).isEqualTo("/rows[1]/site_name");
      assertThat(reach.decides()).extracting(Reach.Decided::path).contains("/site/name");
    }
  }

  @Test
  void explainsWhatIsSentByTheCanonicalRecord() throws IOException {
    Connector adidas = connector("adidas");
    Explainer rows =
        Explainer.ofSent(
            adidas,
            adidas.outbound("progress-rows").orElseThrow(),
            update("adidas/examples/progress-rows/training-under-way/input.json"));
    Explanation state = rows.explain("/rows[3]/state");
    assertThat(state.sources()).extracting(Source::path).containsExactly("/modules/1/state");
    assertThat(state.steps()).extracting(Step::function).containsExactly("native-code");
    assertThat(rows.reach("/modules/0/title").get(0).decides())
        .extracting(Reach.Decided::path)
        .containsExactly("/rows/1/title");
  }

  private static SpecificRecord update(String path) throws IOException {
    Conversion<ProgressUpdate> read =
        CanonicalJson.read(ProgressUpdate.class, new ObjectMapper().readTree(example(path)));
    return ((Conversion.Canonical<ProgressUpdate>) read).value();
  }

  @Test
  void takesLessThanASecondForALargeAudit() throws IOException {
    Explainer audit = audit("poor-factory-with-25-findings");
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    audit.explain("/findings/24/severity/level");
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    assertThat(Duration.ofNanos(spent)).isLessThan(Duration.ofSeconds(1));
  }
}
