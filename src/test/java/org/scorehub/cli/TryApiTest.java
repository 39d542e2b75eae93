package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** A trial over HTTP is the same as by command, and leaves no trace. */
@HubTest
class TryApiTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String LARGE = "amfori-bsci/examples/audit/poor-factory-with-25-findings";

  @Autowired private WebClient web;
  @Autowired private PipelineDatabase database;

  @Value("${hub.root}")
  private Path root = ROOT;

  private record Sample(String connector, String document, Path input) {}

  @Test
  void saysTheSameAsTheCommand() throws Exception {
    List<Sample> samples = samples();
    assertThat(samples).hasSizeGreaterThan(25);
    for (Sample sample : samples) {
      assertThat(posted(sample, "")).as("%s", sample).isEqualTo(commanded(sample));
    }
  }

  @Test
  void explainsTheSameAsTheCommand() throws Exception {
    Path audit = ROOT.resolve("mappings").resolve(LARGE).resolve("input.xml");
    Sample sample = new Sample("amfori-bsci", "audit", audit);
    assertThat(
            posted(sample, "&explain=/findings/3/topic&explain=/site/none&of=/audit/header/kind"))
        .isEqualTo(
            commanded(
                sample,
                "--explain",
                "/findings/3/topic",
                "--explain",
                "/site/none",
                "--of",
                "/audit/header/kind"))
        .contains("\"path\":\"/audit/questions/question[11]/@code\"");
  }

  @Test
  void refusesToExplainTooMuchAtOnce() {
    String paths = "&explain=/a".repeat(21);
    assertThat(
            web.as("engineer")
                .post(path("amfori-bsci", "audit") + paths, "application/xml", "<a/>")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void saysWhoWouldBeToldAsFarAsTheCallerMayKnow() throws Exception {
    Path audit = ROOT.resolve("mappings").resolve(LARGE).resolve("input.xml");
    JsonNode trial =
        WebClient.parse(posted(new Sample("amfori-bsci", "audit", audit), "&receivers=true"));
    for (JsonNode delivery : trial.path("deliveries")) {
      assertThat(delivery.path("receivers").isArray()).isTrue();
    }
    assertThat(trial.at("/deliveries/0/document").asText()).isEqualTo("recommendations");
    assertThat(trial.at("/deliveries/0/receivers")).isNotEmpty();
  }

  /** Others work meanwhile in the same hub; what a trial did would be seen each time. */
  @Test
  void leavesNoTrace() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              Map<String, Long> before = traces();
              for (Sample sample : samples()) {
                posted(sample, "&receivers=true");
              }
              assertThat(traces()).isEqualTo(before);
            });
  }

  /** Rows of every table, end of every topic, arrivals at every simulated system. */
  private Map<String, Long> traces() throws Exception {
    Map<String, Long> traces = new TreeMap<>();
    JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    List<String> tables =
        jdbc.queryForList(
            """
            SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
             WHERE schemaname = current_schema()
               AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')""",
            String.class);
    assertThat(tables).hasSizeGreaterThan(20);
    for (String table : tables) {
      Long rows = jdbc.queryForObject("SELECT count(*) FROM " + table, Long.class);
      traces.put(table, rows == null ? -1 : rows);
    }
    traces.putAll(topics());
    traces.put("amfori twin", HubServers.twin("amfori-bsci").arrivalCount());
    traces.put("training twin", HubServers.twin("score-training").arrivalCount());
    return traces;
  }

  private static Map<String, Long> topics() throws Exception {
    Map<String, Object> properties = new HashMap<>(HubServers.broker().clientProperties());
    properties.put("bootstrap.servers", HubServers.broker().bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      Map<TopicPartition, OffsetSpec> ends =
          admin
              .describeTopics(admin.listTopics().names().get())
              .allTopicNames()
              .get()
              .values()
              .stream()
              .flatMap(
                  t ->
                      t.partitions().stream().map(p -> new TopicPartition(t.name(), p.partition())))
              .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get().entrySet().stream()
          .collect(Collectors.toMap(e -> e.getKey().toString(), e -> e.getValue().offset()));
    }
  }

  private String posted(Sample sample, String more) throws IOException {
    return web.as("engineer")
        .post(
            path(sample.connector(), sample.document()) + more,
            "application/octet-stream",
            Files.readAllBytes(sample.input()))
        .body();
  }

  private static String path(String connector, String document) {
    return "/api/v1/translate?connector=" + connector + "&document=" + document;
  }

  private String commanded(Sample sample, String... more) throws IOException {
    TryCommand command = new TryCommand();
    String[] first = {sample.connector(), sample.document(), sample.input().toString(), "--json"};
    new CommandLine(command)
        .parseArgs(Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    command.run(root, InputStream.nullInputStream(), out, new ByteArrayOutputStream());
    return out.toString(UTF_8).stripTrailing();
  }

  /** One example of every document of every connector. */
  private static List<Sample> samples() {
    return ConnectorCatalogue.load(ROOT).all().stream()
        .flatMap(
            connector ->
                connector.definition().documents().keySet().stream()
                    .map(
                        document ->
                            new Sample(connector.id(), document, input(connector.id(), document))))
        .toList();
  }

  private static Path input(String connector, String document) {
    Path examples = ROOT.resolve("mappings/" + connector + "/examples/" + document);
    try (Stream<Path> files = Files.walk(examples)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("input."))
          .sorted()
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
