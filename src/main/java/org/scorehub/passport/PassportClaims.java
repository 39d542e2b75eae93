package org.scorehub.passport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a passport says of itself, read from its signed content.
 *
 * @param id URI of the passport
 * @param issuer DID or URL of who issued it
 * @param issuerName null if it gives none
 * @param keyId id of the key, as in its header
 * @param siteId URI of the facility; null if it names none
 * @param siteName null if it names none
 */
public record PassportClaims(
    String id,
    String issuer,
    @Nullable String issuerName,
    String keyId,
    @Nullable String siteId,
    @Nullable String siteName,
    Instant issuedAt,
    Instant validUntil) {

  private static final String TYPE = "ImprovementPassport";
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a credential.
   *
   * @throws IllegalArgumentException if it is no improvement passport
   */
  static PassportClaims read(byte[] credential, String keyId) {
    try {
      return of(JSON.readTree(credential), keyId);
    } catch (IOException | DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Why it does not hold at this moment; null if it does. */
  @Nullable String objection(Instant now) {
    if (!issuer.equals(issuerOf(keyId))) {
      return "is signed with a key that is not of the issuer it names";
    }
    if (issuedAt.isAfter(now.plus(CLOCKS_DIFFER))) {
      return "holds only from " + issuedAt;
    }
    return validUntil.isAfter(now) ? null : "expired at " + validUntil;
  }

  /** What stands before the {@code #} of a key's id. */
  static String issuerOf(String keyId) {
    int hash = keyId.indexOf('#');
    return hash < 0 ? keyId : keyId.substring(0, hash);
  }

  private static PassportClaims of(JsonNode credential, String keyId) {
    if (credential.path("type").valueStream().noneMatch(t -> TYPE.equals(t.textValue()))) {
      throw new IllegalArgumentException("its type is not " + TYPE);
    }
    JsonNode facility = credential.at("/credentialSubject/facility");
    return new PassportClaims(
        required(credential, "/id"),
        required(credential, "/issuer/id"),
        credential.at("/issuer/name").textValue(),
        keyId,
        facility.path("id").textValue(),
        facility.path("name").textValue(),
        OffsetDateTime.parse(required(credential, "/validFrom")).toInstant(),
        OffsetDateTime.parse(required(credential, "/validUntil")).toInstant());
  }

  private static String required(JsonNode credential, String pointer) {
    String value = credential.at(pointer).textValue();
    if (value == null) {
      throw new IllegalArgumentException("it has no " + pointer);
    }
    return value;
  }
}
