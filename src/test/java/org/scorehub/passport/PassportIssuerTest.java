package org.scorehub.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassportIssuerTest {

  private static final Duration QUARTER = Duration.ofDays(90);

  @ParameterizedTest
  @ValueSource(
      strings = {"did:web:hub.example", "did:web:hub.example%3A8443:hub", "https://hub.example/a"})
  void takesAnIdUnderWhichItsKeysAreFound(String id) {
    ECKey key = SignedPassport.newKey();
    PassportIssuer issuer = new PassportIssuer(id, "Hub", QUARTER);
    assertThat(issuer.idWith(key)).isEqualTo(id);
    assertThat(issuer.keyIdOf(key)).startsWith(id + "#").isNotEqualTo(issuer.keyIdOf(newKey()));
    assertThat(issuer.isDidOfHost()).isEqualTo(id.equals("did:web:hub.example"));
  }

  private static ECKey newKey() {
    return SignedPassport.newKey();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hub.example", "http://hub.example", "did:key:z6Mk", "did:web:", "https:"})
  void refusesAnyOtherId(String id) {
    assertThatThrownBy(() -> new PassportIssuer(id, "Hub", QUARTER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hub.issuer");
  }

  @Test
  void refusesPassportsThatNeverHold() {
    assertThatThrownBy(() -> new PassportIssuer(null, "Hub", Duration.ZERO))
        .hasMessageContaining("hub.passport-validity");
  }

  @Test
  void isItsOwnKeyWithoutAnId() {
    ECKey key = newKey();
    String id = new PassportIssuer(null, "Hub", QUARTER).idWith(key);
    assertThat(id).startsWith("did:jwk:");
    assertThat(PassportIssuer.keyIn(id)).isEqualTo(key.toPublicJWK());
    assertThat(PassportIssuer.keyIn("did:jwk:e30")).isNull();
    assertThat(PassportIssuer.keyIn("did:web:hub.example")).isNull();
  }
}
