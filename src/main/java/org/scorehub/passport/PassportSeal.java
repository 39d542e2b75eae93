package org.scorehub.passport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/** Signs credentials that go out as deliveries, and reads them again. */
@Component
public final class PassportSeal {

  /** Media type of a sealed credential. */
  public static final String MEDIA_TYPE = IssuedPassport.MEDIA_TYPE;

  private final PassportKeys keys;
  private final ObjectMapper json;

  PassportSeal(PassportKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /**
   * Signs with the newest key of the issuer that the credential names.
   *
   * @param credential JSON in UTF-8
   * @return a JWS in compact form
   * @throws IllegalStateException if no key of the hub is of that issuer
   */
  public byte[] seal(byte[] credential) {
    ECKey key = keys.of(issuer(credential));
    return PassportSigner.sign(credential, key).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Signs with a key that is made for this and thrown away: what it signs proves nothing.
   *
   * @param credential JSON in UTF-8
   */
  public static byte[] sealForTrial(byte[] credential) {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyID("trial").generate();
      return PassportSigner.sign(credential, key).getBytes(StandardCharsets.US_ASCII);
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }

  /** The credential that was sealed. */
  public static byte[] open(byte[] sealed) {
    try {
      return JWSObject.parse(new String(sealed, StandardCharsets.US_ASCII)).getPayload().toBytes();
    } catch (ParseException e) {
      throw new IllegalArgumentException("not a sealed credential", e);
    }
  }

  private String issuer(byte[] credential) {
    try {
      return json.readTree(credential).at("/issuer/id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
