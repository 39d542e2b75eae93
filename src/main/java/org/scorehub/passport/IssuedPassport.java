package org.scorehub.passport;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.time.Instant;
import java.util.UUID;

/**
 * A passport as it was issued.
 *
 * @param token the signed credential, a JWS in compact form
 */
public record IssuedPassport(UUID id, Instant issuedAt, Instant validUntil, String token) {

  /** Media type of {@link #token}. */
  public static final String MEDIA_TYPE = "application/" + PassportSigner.TYPE;

  /** The credential without its signature: JSON-LD in UTF-8. */
  public byte[] credential() {
    try {
      return JWSObject.parse(token).getPayload().toBytes();
    } catch (ParseException e) {
      throw new IllegalStateException("passport " + id + " is stored as no token", e);
    }
  }
}
