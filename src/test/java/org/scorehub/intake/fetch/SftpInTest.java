package org.scorehub.intake.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scorehub.intake.fetch.FetchingHub.patiently;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.connector.ConnectorSettings;

class SftpInTest {

  private static final String PASSWORD = "p@ss)&=%20#w{}rd";

  private final Topic topic = new Topic();
  private final String tenant = "t-" + UUID.randomUUID();
  private final KeyPair hostKey = key();
  private final Map<String, String> parameters =
      new HashMap<>(
          Map.of(
              "directory", "suppliers",
              "include", ".+\\.csv",
              "interval", "200",
              "settle", "500ms"));

  @TempDir private Path temporary = Path.of("");
  private SshServer server = SshServer.setUpDefaultServer();
  private @Nullable FetchingHub hub;

  private static KeyPair key() {
    try {
      return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void startServer() throws IOException {
    Files.createDirectories(drop());
    startServer(0);
  }

  private void startServer(int port) throws IOException {
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals("hub") && password.equals(PASSWORD));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(temporary.resolve("home")));
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    if (hub != null) {
      hub.close();
    }
    server.stop(true);
  }

  private Path drop() {
    return temporary.resolve("home/out/suppliers");
  }

  private void startHub(@Nullable KeyPair expected) throws Exception {
    hub =
        new FetchingHub(
            FetchingHub.project(temporary.resolve("project"), "sftp-in", parameters),
            Map.of(
                tenant,
                new ConnectorSettings.Tenant(
                    URI.create("sftp://127.0.0.1:" + server.getPort() + "/out"),
                    "hub",
                    PASSWORD,
                    null,
                    null,
                    expected == null ? null : PublicKeyEntry.toString(expected.getPublic()),
                    null,
                    false)),
            topic);
  }

  private FetchingHub hub() {
    return Objects.requireNonNull(hub);
  }

  private List<String> archived() throws IOException {
    Path archive = drop().resolve(".done");
    if (!Files.isDirectory(archive)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(archive)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  @Test
  void takesAFileAndPutsItAside() throws Exception {
    Files.writeString(drop().resolve("a.csv"), "id\n1\n");
    startHub(hostKey);
    patiently().until(() -> archived().size() == 1);
    assertThat(topic.documents()).containsExactly("id\n1\n");
    assertThat(archived().get(0)).isEqualTo(topic.arrived().get(0).id() + "-a.csv");
    assertThat(drop().resolve("a.csv")).doesNotExist();
  }

  @Test
  void neverReadsAFileThatIsStillWritten() throws Exception {
    parameters.put("settle", "3s");
    startHub(hostKey);
    Files.writeString(drop().resolve("b.csv.part"), "never");
    Files.writeString(drop().resolve(".c.csv"), "never");
    Files.writeString(drop().resolve("a.csv"), "id\n");
    for (int row = 1; row <= 10; row++) {
      await()
          .during(Duration.ofMillis(250))
          .atMost(Duration.ofSeconds(2))
          .until(() -> topic.documents().isEmpty());
      Files.writeString(drop().resolve("a.csv"), row + "\n", StandardOpenOption.APPEND);
    }
    patiently().until(() -> archived().size() == 1);
    assertThat(topic.documents()).containsExactly("id\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
    assertThat(drop().resolve("b.csv.part")).exists();
  }

  @Test
  void refusesAServerWithAnotherHostKey() throws Exception {
    Files.writeString(drop().resolve("a.csv"), "id\n1\n");
    startHub(key());
    patiently()
        .until(() -> Integer.parseInt(hub().cursor(tenant, "failures").replace("none", "0")) > 1);
    assertThat(hub().cursor(tenant, "last_error")).containsIgnoringCase("key");
    assertThat(hub().cursor(tenant, "last_error")).doesNotContain(PASSWORD);
    assertThat(topic.documents()).isEmpty();
  }

  @Test
  void isNotFetchedWithoutAHostKey() throws Exception {
    startHub(null);
    assertThat(hub().routes()).doesNotContain("source.item.in." + tenant);
  }

  @Test
  void findsTheServerAgainAfterAnOutage() throws Exception {
    int port = server.getPort();
    startHub(hostKey);
    patiently().until(() -> hub().cursor(tenant, "last_success_at").startsWith("2"));
    server.stop(true);
    patiently().until(() -> hub().isFailing(tenant));
    startServer(port);
    Files.writeString(drop().resolve("a.csv"), "id\n1\n");
    patiently().until(() -> archived().size() == 1);
    patiently().until(() -> hub().cursor(tenant, "last_error").equals("null"));
  }

  @Test
  void streamsALargeFile() throws Exception {
    String large = "id\n" + "1234567\n".repeat(1_000_000);
    Files.writeString(drop().resolve("large.csv"), large);
    startHub(hostKey);
    patiently().until(() -> archived().size() == 1);
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
