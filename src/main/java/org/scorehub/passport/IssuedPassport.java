package org.scorehub.passport;

import java.nio.charset.StandardCharsets;
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
    return PassportSeal.open(token.getBytes(StandardCharsets.US_ASCII));
  }
}
