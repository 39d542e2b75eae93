package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scorehub.passport.SignedPassport.CLOCK;
import static org.scorehub.passport.SignedPassport.NOW;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.passport.SignedPassport;
import picocli.CommandLine;

class PassportCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final SignedPassport passport = SignedPassport.ofHost();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  PassportCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(file("passport"), passport.token() + "\n");
    Files.writeString(file("keys"), passport.keys());
    Files.writeString(file("other-keys"), SignedPassport.ofHost().keys());
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private int verify(String... arguments) throws IOException {
    PassportVerifyCommand command = new PassportVerifyCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.run(new ByteArrayInputStream(passport.token().getBytes(UTF_8)), out, err, CLOCK);
  }

  private JsonNode summary() throws IOException {
    return JSON.readTree(out.toByteArray());
  }

  @Test
  void provesTheIssuerWithItsKeys() throws IOException {
    int exit = verify(file("passport").toString(), "--keys", file("keys").toString());
    assertThat(exit).isEqualTo(Hub.DONE);
    assertThat(summary().path("valid").booleanValue()).isTrue();
    assertThat(summary().path("trusted").booleanValue()).isTrue();
    assertThat(summary().path("issuer").textValue()).isEqualTo("did:web:hub.example");
    assertThat(summary().path("siteName").textValue()).isEqualTo("Sông Mâu");
    assertThat(summary().path("validUntil").textValue()).isEqualTo("2026-05-30T09:00:00Z");
    assertThat(err.size()).isZero();
  }

  @Test
  void saysThatWithoutKeysNoIssuerIsProven() throws IOException {
    assertThat(verify("-")).isEqualTo(Hub.DONE);
    assertThat(summary().path("trusted").booleanValue()).isFalse();
    assertThat(err.toString(UTF_8)).contains("who issued it is not proven");
  }

  @Test
  void failsOnAnAlteredOneWithoutRepeatingWhatItSays() throws IOException {
    String token = passport.token();
    Files.writeString(file("passport"), token.replaceFirst("\\.(.)", ".X$1"));
    assertThat(verify(file("passport").toString())).isEqualTo(Hub.FAILED);
    assertThat(summary().path("valid").booleanValue()).isFalse();
    assertThat(summary().path("reason").textValue()).contains("altered");
    assertThat(summary().has("issuer")).isFalse();
  }

  @Test
  void failsOnAnExpiredOneAndSaysSince() throws IOException {
    Files.writeString(file("old"), passport.within(NOW.minusSeconds(9), NOW).token());
    assertThat(verify(file("old").toString(), "--keys", file("keys").toString()))
        .isEqualTo(Hub.FAILED);
    assertThat(summary().path("reason").textValue()).startsWith("it expired at 2026-03-02T09:00");
    assertThat(summary().path("siteName").textValue()).isEqualTo("Sông Mâu");
  }

  @Test
  void failsOnAnotherIssuersKeys() throws IOException {
    int exit = verify(file("passport").toString(), "--keys", file("other-keys").toString());
    assertThat(exit).isEqualTo(Hub.FAILED);
    assertThat(summary().path("trusted").booleanValue()).isFalse();
  }

  @Test
  void refusesWhatIsNoPassport() throws IOException {
    Files.writeString(file("text"), "{\"type\": \"ImprovementPassport\"}");
    assertBadInput(file("text").toString());
    assertBadInput(file("absent").toString());
    assertBadInput(folder.toString());
    assertBadInput(file("passport").toString(), "--keys", file("text").toString());
  }

  @Test
  void readsNoEndlessFile() throws IOException {
    Files.writeString(file("huge"), "A.".repeat(2_000_000));
    assertBadInput(file("huge").toString());
  }

  private void assertBadInput(String... arguments) {
    assertThatThrownBy(() -> verify(arguments))
        .isInstanceOfSatisfying(
            HubFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(Hub.BAD_INPUT));
    assertThat(out.size()).isZero();
  }

  @Test
  void isPartOfTheHubsCommands() {
    CommandLine passports =
        Objects.requireNonNull(Hub.commandLine().getSubcommands().get("passport"));
    CommandLine verify = Objects.requireNonNull(passports.getSubcommands().get("verify"));
    assertThat(passports.getUsageMessage()).contains("verify");
    assertThat(verify.getUsageMessage()).contains("/.well-known/jwks.json");
  }
}
