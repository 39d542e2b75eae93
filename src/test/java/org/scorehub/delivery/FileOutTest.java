package org.scorehub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.ConnectorSettings.Tenant;
import org.scorehub.connector.ConnectorSettings.Tenants;

/** Deliveries as files, on a server and in a local folder. */
class FileOutTest {

  private static final byte[] CONTENT = "a;b\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
  private static final String NAME = "progress-7-3.csv";

  private final Path home;
  private final Watch watch = new Watch();
  private final SftpServer server;

  /** What can be seen under the final name at each step of the receiver's server. */
  private final class Watch implements SftpEventListener {
    private final List<String> moves = new CopyOnWriteArrayList<>();
    private final Collection<Long> sizesSeen = new CopyOnWriteArrayList<>();
    private final AtomicBoolean hangUpAfterMove = new AtomicBoolean();

    @Override
    public void written(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLength,
        @Nullable Throwable thrown) {
      look();
    }

    @Override
    public void moved(
        ServerSession session,
        Path from,
        Path to,
        Collection<CopyOption> options,
        @Nullable Throwable thrown) {
      moves.add(from.getFileName() + " -> " + to.getFileName());
      look();
      if (hangUpAfterMove.getAndSet(false)) {
        session.close(true);
      }
    }

    private void look() {
      Path file = home.resolve("inbox").resolve(NAME);
      try {
        if (Files.exists(file)) {
          sizesSeen.add(Files.size(file));
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  FileOutTest(@TempDir Path folder) throws Exception {
    home = folder;
    server = new SftpServer(folder, watch);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Tenant tenant(@Nullable String hostKey) {
    return new Tenant(server.endpoint(), "hub", "secret", null, null, hostKey, null, false);
  }

  private Answer sftp() {
    return attempt("sftp-out", tenant(server.hostKey()));
  }

  private Answer folder() {
    return attempt("folder-out", new Tenant(null, null, null, null, null, null, home, false));
  }

  private static Answer attempt(String template, Tenant tenant) {
    ConnectorSettings settings =
        new ConnectorSettings(Map.of("c", new Tenants(Map.of("buyer", tenant))));
    Map<String, Object> beans =
        Map.of("fileDrops", new FileDrops(settings), "fileComparison", new FileComparison());
    Map<String, String> parameters =
        Map.of("directory", "inbox", "fileName", "progress-${key}-${version}.csv");
    try (OutboundRoute route = OutboundRoute.start(template, beans, parameters)) {
      return route.attempt(properties());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("hub.connector", "c");
    properties.put("hub.organisation", "buyer");
    properties.put("hub.key", "7");
    properties.put("hub.version", 3L);
    properties.put("hub.content", CONTENT);
    return properties;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(home)) {
      return new ArrayList<>(
          found
              .filter(Files::isRegularFile)
              .map(file -> home.relativize(file).toString())
              .sorted()
              .toList());
    }
  }

  @Test
  void writesTheStoredBytesUnderTheirName() throws IOException {
    assertThat(sftp()).isEqualTo(new Answer.Accepted(NAME, false, "written as " + NAME));
    assertThat(files()).containsExactly("inbox/" + NAME);
    assertThat(home.resolve("inbox").resolve(NAME)).hasBinaryContent(CONTENT);
  }

  @Test
  void neverShowsAPartOfAFileUnderItsFinalName() {
    sftp();
    assertThat(watch.moves).containsExactly("." + NAME + " -> " + NAME);
    assertThat(watch.sizesSeen).isNotEmpty().containsOnly((long) CONTENT.length);
  }

  @Test
  void doesNotWriteAgainWhatAnAttemptLeftWhoseEndWasNotSeen() throws IOException {
    watch.hangUpAfterMove.set(true);
    assertThat(sftp()).isInstanceOf(Answer.Unavailable.class);
    assertThat(sftp()).isEqualTo(new Answer.Accepted(NAME, false, "was there already as " + NAME));
    assertThat(watch.moves).hasSize(1);
    assertThat(files()).containsExactly("inbox/" + NAME);
  }

  @Test
  void leavesAnotherFileOfThatNameAlone() throws IOException {
    Path other = Files.createDirectories(home.resolve("inbox")).resolve(NAME);
    Files.writeString(other, "theirs");
    assertThat(sftp()).isInstanceOf(Answer.Refused.class);
    assertThat(other).hasContent("theirs");
    assertThat(folder()).isInstanceOf(Answer.Refused.class);
    assertThat(other).hasContent("theirs");
  }

  @Test
  void replacesWhatAnAttemptLeftHalfWritten() throws IOException {
    Path half = Files.createDirectories(home.resolve("inbox")).resolve("." + NAME);
    Files.writeString(half, "a;");
    assertThat(sftp()).isInstanceOf(Answer.Accepted.class);
    assertThat(files()).containsExactly("inbox/" + NAME);
  }

  @Test
  void writesToNoServerWhoseKeyIsAnother() throws Exception {
    try (SftpServer other = new SftpServer(home, new SftpEventListener() {})) {
      Answer answer = attempt("sftp-out", tenant(other.hostKey()));
      assertThat(answer).isInstanceOf(Answer.Unavailable.class);
      assertThat(answer.detail()).containsIgnoringCase("hostkey");
    }
    assertThat(attempt("sftp-out", tenant(null)).detail()).contains("host key");
    assertThat(files()).isEmpty();
  }

  @Test
  void comesAgainWhileTheServerIsAway() throws IOException {
    server.close();
    assertThat(sftp()).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void showsNoPasswordInWhatItSays() {
    Tenant wrong =
        new Tenant(
            server.endpoint(), "hub", "wr0ng-secret", null, null, server.hostKey(), null, false);
    Answer answer = attempt("sftp-out", wrong);
    assertThat(answer).isInstanceOf(Answer.Unavailable.class);
    assertThat(answer.detail()).doesNotContain("wr0ng-secret");
  }

  @Test
  void writesToALocalFolderOnce() throws IOException {
    assertThat(folder()).isEqualTo(new Answer.Accepted(NAME, false, "written as " + NAME));
    assertThat(folder())
        .isEqualTo(new Answer.Accepted(NAME, false, "was there already as " + NAME));
    assertThat(files()).containsExactly("inbox/" + NAME);
    assertThat(home.resolve("inbox").resolve(NAME)).hasBinaryContent(CONTENT);
  }

  @ParameterizedTest
  @CsvSource({
    "7, progress-7-3.csv",
    "A/1 ü, progress-A%2F1%20%C3%BC-3.csv",
    "../..*, progress-..%2F..%2A-3.csv"
  })
  void keepsKeysWithinTheName(String key, String expected) {
    assertThat(FileDrops.fileName("progress-${key}-${version}.csv", key, 3)).isEqualTo(expected);
  }

  @Test
  void givesNoNameThatLooksUnfinished() {
    assertThat(FileDrops.fileName("${key}", "..", 1)).isEqualTo("%2E.");
  }
}
