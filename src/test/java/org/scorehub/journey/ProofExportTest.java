package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.HubTest;
import org.scorehub.proof.CheckedProof;
import org.scorehub.proof.ProofCheck;
import org.scorehub.proof.SealNote;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What an organisation takes out of the hub as proof, checked away from it. */
@HubTest
@TestInstance(Lifecycle.PER_CLASS)
class ProofExportTest {

  private static final String PATH = "/api/v1/proofs?from=2020-01-01T00:00:00Z";

  @Autowired private HubUnderTest hub;
  @Autowired private Seed seed;
  @Autowired private Environment environment;

  private final Path folder;
  private String exchange = "";
  private byte[] archive = {};

  ProofExportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  void takeProofs() throws IOException, InterruptedException {
    exchange = hub.send("engineer", HubUnderTest.AUDIT, AuditFixture.audit().bytes());
    hub.settled("engineer", exchange);
    await()
        .until(
            () -> {
              seed.sealSoon();
              return !hub.sql(
                      Integer.class,
                      "SELECT 1 FROM sealed_leaf WHERE record_id = ?::uuid",
                      exchange)
                  .isEmpty();
            });
    archive = download("compliance");
  }

  private byte[] download(String user) throws IOException, InterruptedException {
    String port = environment.getRequiredProperty("local.server.port");
    String login =
        Base64.getEncoder().encodeToString((user + ":sandbox").getBytes(StandardCharsets.UTF_8));
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                    .header("Authorization", "Basic " + login)
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private String lines() throws IOException {
    return entry("proofs.jsonl");
  }

  private String entry(String name) throws IOException {
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive));
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().equals(name)) {
        return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("no " + name);
  }

  private static CheckedProof check(String lines, SealNote... notes) throws IOException {
    InputStream file = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    return ProofCheck.check(file, List.of(notes));
  }

  @Test
  void holdsAsItIs() throws IOException {
    CheckedProof checked = ProofCheck.check(new ByteArrayInputStream(archive), List.of());
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.organisation()).isEqualTo("demo-retail");
    assertThat(checked.records()).isPositive();
    assertThat(checked.sound()).isTrue();
    assertThat(lines()).contains(exchange);
    assertThat(check(lines(), SealNote.of(String.valueOf(checked.head()))).sound()).isTrue();
  }

  @Test
  void tellsEachOrganisationItsOwnRecordsOnly() throws IOException, InterruptedException {
    assertThat(lines()).doesNotContain("\\\"buyer\\\":\\\"score-programme\\\"");
    String others = new String(download("brand"), StandardCharsets.ISO_8859_1);
    assertThat(others).doesNotContain(exchange);
    assertThat(hub.status("sourcing", PATH)).isEqualTo(403);
    assertThat(hub.status("compliance", PATH + "&to=2019-01-01T00:00:00Z")).isEqualTo(400);
  }

  @Test
  void doesNotHoldOnceChanged() throws IOException {
    String changed =
        lines()
            .replace("\\\"id\\\":\\\"" + exchange, "\\\"id\\\":\\\"" + "0" + exchange.substring(1));
    assertThat(
            check(changed.replace("\\\"transport\\\":\\\"rest", "\\\"transport\\\":\\\"soap"))
                .sound())
        .isFalse();
    assertThat(
            check(lines().replaceFirst("madeAt\\\\\":\\\\\"20", "madeAt\\\\\":\\\\\"19"))
                .problems())
        .anyMatch(problem -> problem.contains("does not have that hash"));
    assertThat(check(lines().substring(0, lines().lastIndexOf("{\"type\":\"end\""))).problems())
        .anyMatch(problem -> problem.contains("missing at the end"));
    assertThat(check(lines(), new SealNote(lastSeal(), "0".repeat(64))).problems())
        .anyMatch(problem -> problem.contains("not the one that was noted"));
  }

  private long lastSeal() throws IOException {
    return SealNote.of(String.valueOf(check(lines()).head())).number();
  }

  @Test
  void isCheckedByItsOwnProgram() throws IOException, InterruptedException {
    assumeTrue(hasPython(), "there is no python3 here");
    Path program = Files.writeString(folder.resolve("check.py"), entry("check.py"));
    Path proofs = Files.writeString(folder.resolve("proofs.jsonl"), lines());
    assertThat(python(program, proofs)).contains("records under").contains(lastSeal() + ":");
    Files.writeString(proofs, lines().replace("demo-retail", "demo-other"));
    assertThat(python(program, proofs)).contains("does not lead to the root");
    assertThat(entry("README.txt")).contains("SHA-256(byte 0x00");
  }

  private static boolean hasPython() {
    return java.util.stream.Stream.of(
            System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(path -> Files.isExecutable(Path.of(path, "python3")));
  }

  private static String python(Path program, Path proofs) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", program.toString(), proofs.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
