package org.scorehub.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.passport.SignedPassport;

/** An off-the-shelf token library understands our passports and our keys. */
class PassportClientTest {

  private static final int REFUSED = 3;

  private final SignedPassport passport = SignedPassport.ofHost();
  private final Path folder;

  PassportClientTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private NodeClient.Run check(String token, String keys) throws IOException {
    Path tokenFile = Files.writeString(folder.resolve("passport.vc.jwt"), token);
    Path keysFile = Files.writeString(folder.resolve("jwks.json"), keys);
    return NodeClient.jose().run("", "", tokenFile.toString(), keysFile.toString());
  }

  @Test
  void checksAPassportWithThePublishedKeys() throws IOException {
    NodeClient.Run run = check(passport.token(), passport.keys()).succeeded();
    assertThat(run.out().get(0).at("/header/typ").textValue()).isEqualTo("vc+jwt");
    assertThat(run.out().get(0).at("/header/cty").textValue()).isEqualTo("vc");
    assertThat(run.out().get(0).at("/payload/issuer/id").textValue())
        .isEqualTo("did:web:hub.example");
  }

  @Test
  void refusesAnAlteredPassport() throws IOException {
    NodeClient.Run run = check(SignedPassport.ofHost().token(), passport.keys());
    assertThat(run.exitCode()).isEqualTo(REFUSED);
    assertThat(run.out().get(0).path("refused").textValue()).isEqualTo("ERR_JWKS_NO_MATCHING_KEY");
    int payload = passport.token().indexOf('.') + 10;
    StringBuilder altered = new StringBuilder(passport.token());
    altered.setCharAt(payload, altered.charAt(payload) == 'A' ? 'B' : 'A');
    assertThat(check(altered.toString(), passport.keys()).out().get(0).path("refused").textValue())
        .isEqualTo("ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
  }
}
