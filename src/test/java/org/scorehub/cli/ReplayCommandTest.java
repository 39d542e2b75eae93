package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.HubTest;
import org.scorehub.journey.AuditFixture;
import org.scorehub.journey.HubUnderTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import picocli.CommandLine;

/** The command against a running hub. */
@HubTest
class ReplayCommandTest {

  private static final Path MAPPINGS = Path.of("mappings/amfori-bsci");

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @Autowired private HubUnderTest hub;

  @Value("${local.server.port}")
  private int port;

  ReplayCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private int run(String... options) throws IOException {
    String[] all =
        Stream.concat(
                Stream.of("--server", "http://there", "--user", "engineer"), Stream.of(options))
            .toArray(String[]::new);
    ReplayCommand command = new ReplayCommand();
    new CommandLine(command).parseArgs(all);
    URI address = URI.create("http://localhost:" + port);
    return command.run(new RunningServer(address, "engineer", "sandbox"), out, err);
  }

  private String audited() {
    return hub.recordAudit(AuditFixture.audit().finding("7.14", "no", "No extinguisher"));
  }

  @Test
  void showsWhatWouldChangeAndChangesNothing() throws IOException {
    String site = audited();
    assertThat(run("--site", site, "--connector", "amfori-bsci", "--since", "PT1H"))
        .isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8)).contains("1 meant", "tried out and taken back", "UNCHANGED");
    assertThat(err.toString(UTF_8)).contains("Nothing was changed");
  }

  @Test
  void carriesOutWhatItShowedAndTellsHowItWent() throws IOException {
    String site = audited();
    assertThat(run("--site", site, "--connector", "amfori-bsci", "--yes", "--reason", "a try"))
        .isEqualTo(Hub.DONE);
    String text = out.toString(UTF_8);
    assertThat(text).contains("DONE, 1 done, 0 failed, 0 left");
    String job = text.replaceAll("(?s).*replay ([0-9a-f-]{36}): DONE.*", "$1");
    out.reset();
    assertThat(run("--status", job, "--json")).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8)).contains("\"askedBy\" : \"engineer\"");
  }

  @Test
  void triesThePastThroughOtherMappingFiles() throws IOException {
    String site = audited();
    String mapping = Files.readString(MAPPINGS.resolve("audit.in.jslt"));
    Files.writeString(
        folder.resolve("audit.in.jslt"), mapping.replace("header.monitoringId,", "header.other,"));
    int code =
        run(
            "--dry-run",
            "--mappings",
            folder.toString(),
            "--connector",
            "amfori-bsci",
            "--site",
            site);
    assertThat(code).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8)).contains("RECORDED  QUARANTINED", "what would change");
  }

  @Test
  void groupsWhatWouldChangeBySupplier() throws IOException {
    String site = audited();
    String mapping = Files.readString(MAPPINGS.resolve("audit.in.jslt"));
    Files.writeString(
        folder.resolve("audit.in.jslt"),
        mapping.replace("if (not($full and", "if (false and not($full and"));
    run("--dry-run", "--mappings", folder.toString(), "--connector", "amfori-bsci", "--site", site);
    assertThat(out.toString(UTF_8))
        .containsPattern("Song Hong Sample Garment \\d+ +findings of amfori-bsci \\S+ +1 +0")
        .containsPattern("audits with other findings +1");
  }

  @Test
  void saysWhatItCannotUse() {
    assertThatThrownBy(() -> run("--yes"))
        .isInstanceOf(HubFailure.class)
        .hasMessageContaining("--reason");
    assertThatThrownBy(() -> run("--stage", "middle")).hasMessageContaining("received");
    Instant now = Instant.parse("2026-07-31T00:00:00Z");
    assertThatThrownBy(() -> ReplaySelection.time("--since", "last month", now))
        .hasMessageContaining("P6M");
    assertThat(ReplaySelection.time("--since", "P6M", now))
        .isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
    assertThat(ReplaySelection.time("--since", "2026-05-01", now))
        .isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
  }
}
