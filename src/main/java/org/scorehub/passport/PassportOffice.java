package org.scorehub.passport;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.avro.ImprovementPassport;
import org.scorehub.passport.IssuedPassports.Saying;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Issues improvement passports. One that would say what an earlier one says is that earlier one, as
 * long as half of its time is left.
 */
@Component
public final class PassportOffice {

  private static final UUID NO_ID = new UUID(0, 0);

  private final PassportComposer composer;
  private final PassportForm form;
  private final PassportKeys keys;
  private final PassportIssuer issuer;
  private final Clock clock;

  PassportOffice(
      PassportComposer composer,
      PassportForm form,
      PassportKeys keys,
      PassportIssuer issuer,
      Clock clock) {
    this.composer = composer;
    this.form = form;
    this.keys = keys;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Issues a site's passport in the caller's transaction.
   *
   * @param jdbc a connection that sees the viewer's rows
   * @param viewer organisation under whose rights it is composed
   * @return empty if the viewer knows of no audit and no training there
   */
  public Optional<IssuedPassport> issue(JdbcClient jdbc, String viewer, UUID site) {
    PassportContent content = composer.compose(jdbc, viewer, site);
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(issue(new IssuedPassports(jdbc), content, keys.signing()));
  }

  /**
   * Composes a passport without issuing it, for a delivery that is signed when it is made.
   *
   * @param jdbc a connection that sees the viewer's rows
   * @return empty if the viewer knows of no audit and no training there
   */
  public Optional<ImprovementPassport> compose(
      JdbcClient jdbc, String viewer, UUID site, Instant asOf) {
    PassportContent content = composer.compose(jdbc, viewer, site);
    Instant from = asOf.truncatedTo(ChronoUnit.SECONDS);
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(
            record(content, keys.signing(), UUID.randomUUID(), from, from.plus(issuer.validity())));
  }

  private IssuedPassport issue(IssuedPassports issued, PassportContent content, ECKey key) {
    Saying saying =
        new Saying(content.viewer(), content.siteId(), key.getKeyID(), hash(content, key));
    Instant halfTime = clock.instant().plus(issuer.validity().dividedBy(2));
    return issued
        .find(saying, halfTime)
        .orElseGet(
            () -> {
              IssuedPassport passport = sign(content, key);
              issued.add(saying, passport);
              return passport;
            });
  }

  private IssuedPassport sign(PassportContent content, ECKey key) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant until = now.plus(issuer.validity());
    UUID id = UUID.randomUUID();
    byte[] credential = form.write(record(content, key, id, now, until));
    return new IssuedPassport(id, now, until, PassportSigner.sign(credential, key));
  }

  private byte[] hash(PassportContent content, ECKey key) {
    ImprovementPassport timeless = record(content, key, NO_ID, Instant.EPOCH, Instant.EPOCH);
    String text = form.version() + '\n' + CanonicalJson.write(timeless);
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private ImprovementPassport record(
      PassportContent content, ECKey key, UUID id, Instant from, Instant until) {
    return content.issued(id, issuer.idWith(key), issuer.name(), from, until);
  }
}
