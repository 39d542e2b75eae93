package org.scorehub.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.stereotype.Component;

/** Issues and revokes machine tokens: 256 random bits, of which only the SHA-256 is kept. */
@Component
public final class ApiTokens {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final PipelineDatabase database;

  ApiTokens(PipelineDatabase database) {
    this.database = database;
  }

  /**
   * Makes a token, shown this once.
   *
   * @param organisation whose data the token opens; must exist
   * @param name for people, for example the system that will use it
   * @param expiresAt null for a token that lives until revoked
   */
  public String issue(
      String organisation, String name, Set<Role> roles, @Nullable Instant expiresAt) {
    String token = random();
    database
        .jdbc()
        .sql(
            "INSERT INTO api_token (buyer, token_sha256, name, roles, expires_at)"
                + " VALUES (:buyer, :hash, :name, :roles, :expires)")
        .param("buyer", organisation)
        .param("hash", sha256(token))
        .param("name", name)
        .param("roles", roles.stream().map(Role::name).sorted().toArray(String[]::new))
        .param("expires", expiresAt == null ? null : at(expiresAt))
        .update();
    return token;
  }

  /** Ends a token at once; false if the organisation has no live token of that text. */
  public boolean revoke(String organisation, String token) {
    return database
            .jdbc()
            .sql(
                "UPDATE api_token SET revoked_at = now()"
                    + " WHERE buyer = ? AND token_sha256 = ? AND revoked_at IS NULL")
            .param(organisation)
            .param(sha256(token))
            .update()
        > 0;
  }

  static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String random() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return "hub_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
