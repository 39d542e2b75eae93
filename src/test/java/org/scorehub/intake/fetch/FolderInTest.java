package org.scorehub.intake.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scorehub.intake.fetch.FetchingHub.patiently;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.connector.ConnectorSettings;

class FolderInTest {

  private final Topic topic = new Topic();
  private final String tenant = "t-" + UUID.randomUUID();
  private final Map<String, String> parameters =
      new HashMap<>(Map.of("include", ".*\\.(json|jsonl?)", "interval", "100", "settle", "300ms"));

  @TempDir private Path temporary = Path.of("");
  private @Nullable FetchingHub hub;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(drop());
  }

  @AfterEach
  void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  private Path drop() {
    return temporary.resolve("drop box/item");
  }

  private void startHub() throws Exception {
    hub =
        new FetchingHub(
            FetchingHub.project(temporary.resolve("project"), "folder-in", parameters),
            Map.of(
                tenant,
                new ConnectorSettings.Tenant(
                    null, null, null, null, null, null, temporary.resolve("drop box"), false)),
            topic);
  }

  private FetchingHub hub() {
    return Objects.requireNonNull(hub);
  }

  private void drop(String name, String text) throws IOException {
    Files.writeString(drop().resolve(name), text);
  }

  private List<String> archived(String folder) throws IOException {
    Path archive = drop().resolve(folder);
    if (!Files.isDirectory(archive)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(archive)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  @Test
  void takesAFileAndPutsItAside() throws Exception {
    drop("a.json", "{\"id\":1}");
    startHub();
    patiently().until(() -> archived(".done").size() == 1);
    assertThat(topic.documents()).containsExactly("{\"id\":1}");
    assertThat(archived(".done").get(0)).isEqualTo(topic.arrived().get(0).id() + "-a.json");
    assertThat(drop().resolve("a.json")).doesNotExist();
    patiently().until(() -> !hub().cursor(tenant, "last_success_at").equals("null"));
  }

  @Test
  void leavesUnfinishedFilesAlone() throws Exception {
    for (String name :
        List.of("b.json.part", "c.json.TMP", ".d.json", "e.txt", "f.json.filepart")) {
      drop(name, "{}");
    }
    startHub();
    drop("last.json", "{\"id\":2}");
    patiently().until(() -> archived(".done").size() == 1);
    assertThat(topic.documents()).containsExactly("{\"id\":2}");
    assertThat(drop().resolve("b.json.part")).exists();
    assertThat(drop().resolve(".d.json")).exists();
  }

  @Test
  void waitsUntilAFileHasNotChangedForAWhile() throws Exception {
    parameters.put("settle", "3s");
    startHub();
    drop("slow.json", "{\"id\":");
    for (int i = 0; i < 10; i++) {
      await()
          .during(Duration.ofMillis(200))
          .atMost(Duration.ofSeconds(2))
          .until(() -> topic.documents().isEmpty());
      Files.writeString(drop().resolve("slow.json"), " ", StandardOpenOption.APPEND);
    }
    Files.writeString(drop().resolve("slow.json"), "3}", StandardOpenOption.APPEND);
    patiently().until(() -> archived(".done").size() == 1);
    assertThat(topic.documents()).containsExactly("{\"id\":          3}");
  }

  @Test
  void aFileStaysUntilKafkaHasItAndIsOneExchangeThen() throws Exception {
    topic.breakAfter(0);
    drop("a.json", "{\"id\":1}");
    startHub();
    patiently().until(() -> hub().cursor(tenant, "last_error").contains("broker is away"));
    assertThat(drop().resolve("a.json")).exists();

    topic.mend();

    patiently().until(() -> archived(".done").size() == 1);
    assertThat(hub().exchanges()).hasSize(1);
    patiently().until(() -> hub().cursor(tenant, "last_error").equals("null"));
  }

  @Test
  void aFileThatIsDroppedAgainIsAnotherExchange() throws Exception {
    drop("a.json", "{\"id\":1}");
    startHub();
    patiently().until(() -> archived(".done").size() == 1);
    drop("a.json", "{\"id\":1}");
    Files.setLastModifiedTime(
        drop().resolve("a.json"), FileTime.from(Instant.now().plusSeconds(5)));
    patiently().until(() -> archived(".done").size() == 2);
    assertThat(hub().exchanges()).hasSize(2);
  }

  @Test
  void putsAFileAsideThatIsTooLarge() throws Exception {
    drop("huge.json", "{\"id\":\"" + "x".repeat(20_000_001) + "\"}");
    drop("small.json", "{\"id\":1}");
    startHub();
    patiently().until(() -> archived(".refused").size() == 1);
    patiently().until(() -> archived(".done").size() == 1);
    assertThat(archived(".refused").get(0)).endsWith("-huge.json");
    assertThat(topic.documents()).containsExactly("{\"id\":1}");
  }

  @Test
  void keepsALargeFileInTheArchive() throws Exception {
    String large = "{\"id\":\"" + "y".repeat(3_000_000) + "\"}";
    drop("large.json", large);
    startHub();
    patiently().until(() -> archived(".done").size() == 1);
    assertThat(topic.documents()).containsExactly("");
    assertThat(
            hub()
                .database()
                .jdbc()
                .sql("SELECT sum(length(bytes)) FROM payload WHERE exchange_id = ?::uuid")
                .param(topic.arrived().get(0).id())
                .query(Integer.class)
                .single())
        .isEqualTo(large.length());
  }
}
