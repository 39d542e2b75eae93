package org.scorehub.platform.sandbox.coop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.TwinSettings;

class CoopTwinTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path PROGRESS =
      Path.of("mappings/coop-ch/examples/training-progress/training-under-way/expected.csv");
  private static final String NAME = "score-fortschritt_156-012345-002_7.csv";

  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  private final SshClient client = SshClient.setUpDefaultClient();
  private final Path folder;
  private CoopTwin twin;

  CoopTwinTest(@TempDir Path folder) {
    this.folder = folder;
    this.twin = start();
  }

  private CoopTwin start() {
    return CoopTwin.start(folder, new TwinSettings("127.0.0.1", 0, "score-hub", "secret"));
  }

  @BeforeEach
  void listen() {
    client.start();
    twin.onReceipt(receipts::add);
  }

  @AfterEach
  void stop() {
    client.stop();
    twin.close();
  }

  private ClientSession login(String password) throws IOException {
    int port = URI.create(twin.url()).getPort();
    client.setServerKeyVerifier(
        (session, address, key) -> PublicKeyEntry.toString(key).equals(twin.hostKey()));
    ClientSession session =
        client.connect("score-hub", "127.0.0.1", port).verify(PATIENCE).getSession();
    session.addPasswordIdentity(password);
    session.auth().verify(PATIENCE);
    return session;
  }

  private void leave(String name, byte[] content) throws IOException {
    try (ClientSession session = login("secret");
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      try (OutputStream out = sftp.write("von-score/." + name)) {
        out.write(content);
      }
      sftp.rename("von-score/." + name, "von-score/" + name);
    }
  }

  @Test
  void takesAFileThatFitsAndSaysWhoseItIs() throws IOException {
    leave(NAME, Files.readAllBytes(PROGRESS));
    assertThat(twin.arrivals()).hasSize(1);
    Arrival arrival = twin.arrivals().get(0);
    assertThat(arrival.header("file-name")).isEqualTo(NAME);
    assertThat(arrival.body()).isEqualTo(Files.readAllBytes(PROGRESS));
    assertThat(receipts).extracting(Receipt::version).containsExactly(7L);
    assertThat(receipts.get(0).siteName()).isEqualTo("Hailan Sample Garment Co., Ltd.");
    assertThat(twin.files(CoopTwin.INCOMING)).containsExactly(NAME);
  }

  @ParameterizedTest
  @CsvSource({
    "Nachweis eingereicht, geschlossen, Zeile 8: Status geschlossen",
    "2025-11-10, 10.11.2025, Zeile 3: Abgeschlossen am 10.11.2025",
    "modul;156-012345-002, modul;156-012345-003, Zeile 3: Schlüssel 156-012345-003",
    "6.4;, '6,4;', 'Zeile 5: Ausgangswert 6,4'",
    "Satzart;, Art;, Zeile 1: Spalten"
  })
  void leavesANoteBesideAFileThatDoesNotFit(String right, String wrong, String said)
      throws IOException {
    leave(NAME, Files.readString(PROGRESS).replaceFirst(right, wrong).getBytes(UTF_8));
    assertThat(receipts).isEmpty();
    assertThat(twin.arrivalCount()).isEqualTo(1);
    String note = NAME + ".abgelehnt.txt";
    assertThat(twin.files(CoopTwin.INCOMING)).contains(note);
    assertThat(Files.readString(folder.resolve("home/von-score").resolve(note))).contains(said);
  }

  @Test
  void doesNotTakeAFileUnderItsTemporaryName() throws IOException {
    try (ClientSession session = login("secret");
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
        OutputStream out = sftp.write("von-score/." + NAME)) {
      out.write(Files.readAllBytes(PROGRESS));
    }
    assertThat(twin.arrivals()).isEmpty();
  }

  @Test
  void offersFilesOfTheDocumentsItKnows() throws IOException {
    twin.publish("coop", "supplier-list", "lieferanten_1.csv", "a;b".getBytes(UTF_8));
    try (ClientSession session = login("secret");
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      assertThat(sftp.readDir("zu-score"))
          .extracting(SftpClient.DirEntry::getFilename)
          .contains("lieferanten_1.csv");
    }
    assertThatThrownBy(() -> twin.publish("coop", "audit", "a.csv", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"REFUSE", "BUSY", "RESET"})
  void letsNobodyInWhileItIsToldTo(TwinFault fault) throws IOException {
    twin.fail(fault);
    assertThatThrownBy(() -> login("secret")).isInstanceOf(IOException.class);
    twin.recover();
    login("secret").close();
  }

  @Test
  void takesNoFileWhileItIsBroken() {
    twin.fail(TwinFault.BROKEN);
    assertThatThrownBy(() -> leave(NAME, new byte[] {1})).isInstanceOf(IOException.class);
    assertThat(twin.arrivals()).isEmpty();
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(() -> login("guess")).isInstanceOf(IOException.class);
  }

  @Test
  void keepsItsHostKeyOverARestart() {
    String before = twin.hostKey();
    twin.close();
    twin = start();
    assertThat(twin.hostKey()).isEqualTo(before).startsWith("ecdsa-sha2-nistp256 ");
  }
}
