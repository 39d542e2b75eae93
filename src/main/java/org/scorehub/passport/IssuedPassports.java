package org.scorehub.passport;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of passports issued, within one transaction. */
record IssuedPassports(JdbcClient jdbc) {

  /**
   * Tells passports that say the same from others.
   *
   * @param viewer organisation under whose rights it was composed
   * @param keyId key that signed it
   * @param contentHash of what it says, without its id and its times
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Saying(String viewer, UUID siteId, String keyId, byte[] contentHash) {}

  /** The latest one that says the same and still holds then. */
  Optional<IssuedPassport> find(Saying saying, Instant holdsAt) {
    return jdbc.sql(
            """
            SELECT id, issued_at, valid_until, token FROM issued_passport
             WHERE buyer = ? AND site_id = ? AND key_id = ? AND content_sha256 = ?
               AND valid_until > ?
             ORDER BY issued_at DESC LIMIT 1""")
        .param(saying.viewer())
        .param(saying.siteId())
        .param(saying.keyId())
        .param(saying.contentHash())
        .param(utc(holdsAt))
        .query(
            (row, number) ->
                new IssuedPassport(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getString(4)))
        .optional();
  }

  void add(Saying saying, IssuedPassport passport) {
    jdbc.sql(
            """
            INSERT INTO issued_passport (buyer, id, site_id, key_id, content_sha256, issued_at,
                valid_until, token) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
        .param(saying.viewer())
        .param(passport.id())
        .param(saying.siteId())
        .param(saying.keyId())
        .param(saying.contentHash())
        .param(utc(passport.issuedAt()))
        .param(utc(passport.validUntil()))
        .param(passport.token())
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
