package org.scorehub.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * An invented passport of an invented issuer.
 *
 * @param key pair that signs it
 * @param issuer who it says issues it
 */
public record SignedPassport(ECKey key, String issuer, Instant issuedAt, Instant validUntil) {

  public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final String HOST = "did:web:hub.example";

  /** One of an issuer whose keys can be found under its id. */
  public static SignedPassport ofHost() {
    return of(new PassportIssuer(HOST, "Invented hub", Duration.ofDays(90)));
  }

  /** One of an issuer that is its own key. */
  public static SignedPassport ofKey() {
    return of(new PassportIssuer(null, "Invented hub", Duration.ofDays(90)));
  }

  private static SignedPassport of(PassportIssuer issuer) {
    ECKey key = newKey();
    ECKey named = new ECKey.Builder(key).keyID(issuer.keyIdOf(key)).build();
    return new SignedPassport(
        named, issuer.idWith(key), NOW.minusSeconds(60), NOW.plus(Duration.ofDays(89)));
  }

  static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public SignedPassport within(Instant from, Instant until) {
    return new SignedPassport(key, issuer, from, until);
  }

  SignedPassport saying(String otherIssuer) {
    return new SignedPassport(key, otherIssuer, issuedAt, validUntil);
  }

  /** The same, signed with another pair under the same key id. */
  SignedPassport forged() {
    ECKey other = new ECKey.Builder(newKey()).keyID(key.getKeyID()).build();
    return new SignedPassport(other, issuer, issuedAt, validUntil);
  }

  public String token() {
    return PassportSigner.sign(credential(), key);
  }

  byte[] credential() {
    return """
        {"type": ["ImprovementPassport", "VerifiableCredential"], "id": "urn:uuid:1",
         "issuer": {"id": "%s", "name": "Invented hub"}, "validFrom": "%s", "validUntil": "%s",
         "credentialSubject": {"facility": {"id": "urn:uuid:2", "name": "Sông Mâu"}}}"""
        .formatted(issuer, issuedAt, validUntil)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The issuer's public keys. */
  public String keys() {
    return new JWKSet(key.toPublicJWK()).toString(true);
  }
}
