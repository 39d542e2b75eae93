package org.scorehub.web.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.proof.ProofExport;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.Columns;
import org.scorehub.web.Withheld;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads seals, and the proofs of the caller's organisation. */
@Component
class ProofReads {

  /**
   * A seal. Nobody's data: it says only that something was sealed.
   *
   * @param root Merkle tree hash of the records, in hex
   * @param previous hash of the seal before, in hex; zeros for the first
   * @param hash of the seal, in hex
   */
  record SealView(
      long number, Instant madeAt, int records, String root, String previous, String hash) {}

  private static final List<Role> MAY_EXPORT = List.of(Role.COMPLIANCE, Role.OPERATOR);

  private final OrganisationDatabase database;
  private final AccessTrail trail;
  private final Clock clock;

  ProofReads(OrganisationDatabase database, AccessTrail trail, Clock clock) {
    this.database = database;
    this.trail = trail;
    this.clock = clock;
  }

  List<SealView> seals(@Nullable Long before, int limit) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT number, made_at, leaves, encode(root, 'hex') AS root,"
                        + " encode(previous, 'hex') AS previous, encode(hash, 'hex') AS hash FROM seal"
                        + " WHERE number < ? ORDER BY number DESC LIMIT ?")
                .params(before == null ? Long.MAX_VALUE : before, limit)
                .query(
                    (row, n) ->
                        new SealView(
                            row.getLong("number"),
                            Columns.instant(row, "made_at"),
                            row.getInt("leaves"),
                            row.getString("root"),
                            row.getString("previous"),
                            row.getString("hash")))
                .list());
  }

  /** The archive, from a file that goes when it has been read. */
  InputStream export(Instant from, @Nullable Instant to) throws IOException {
    HubUser user = Caller.current();
    if (!user.hasAny(MAY_EXPORT)) {
      throw new Withheld("Only compliance and operators take proofs out of the hub");
    }
    Instant end = to == null ? clock.instant() : to;
    Path file = Files.createTempFile("scorehub-proofs", ".zip");
    try {
      database.inOrganisation(jdbc -> write(jdbc, user.organisation(), from, end, file));
      trail.record("proofs.exported", from + " to " + end);
      return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private ProofExport.Written write(
      JdbcClient jdbc, String organisation, Instant from, Instant to, Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      return new ProofExport(jdbc, organisation, from, to).write(out, clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
