package org.scorehub.passport;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.scorehub.passport.Verification.Invalid;
import org.scorehub.passport.Verification.Unreadable;
import org.scorehub.passport.Verification.Valid;

/**
 * Checks passports without the hub that issued them. Takes ES256 and nothing else, whatever a token
 * says of its own algorithm. Thread-safe.
 */
public final class PassportVerifier {

  /** Longest token that is looked at, in characters. */
  public static final int MAX_LENGTH = 1_048_576;

  private final @Nullable JWKSet trusted;
  private final Clock clock;

  private PassportVerifier(@Nullable JWKSet trusted, Clock clock) {
    this.trusted = trusted;
    this.clock = clock;
  }

  /** Checks with the key that comes with a passport: whether it was altered, not who made it. */
  public static PassportVerifier ofIntegrity(Clock clock) {
    return new PassportVerifier(null, clock);
  }

  /**
   * Checks with the keys of issuers that are trusted, and with no other.
   *
   * @param keys a JWK set (RFC 7517), as a hub gives it at {@code /.well-known/jwks.json}
   * @throws IllegalArgumentException if the text is no JWK set
   */
  public static PassportVerifier trusting(String keys, Clock clock) {
    try {
      return new PassportVerifier(JWKSet.parse(keys), clock);
    } catch (ParseException e) {
      throw new IllegalArgumentException("not a JWK set: " + e.getMessage(), e);
    }
  }

  /** Checks a token in compact form; white space around it does not matter. */
  public Verification verify(String text) {
    String token = text.strip();
    if (token.length() > MAX_LENGTH) {
      return new Unreadable("is longer than " + MAX_LENGTH + " characters");
    }
    if (!SignedToken.hasItsForm(token)) {
      return new Unreadable("is no token of three parts (JWS in compact form)");
    }
    try {
      return SignedToken.saysUnsigned(token)
          ? new Invalid("is not signed", null)
          : verify(SignedToken.parse(token));
    } catch (ParseException | IllegalArgumentException e) {
      return new Unreadable("is no signed token: " + e.getMessage());
    }
  }

  private Verification verify(SignedToken token) {
    String objection = token.objection();
    if (objection != null) {
      return new Invalid(objection, null);
    }
    ECKey key = keyFor(token);
    if (key == null) {
      return new Invalid(
          trusted == null ? "brings no key" : "names a key that is not among those given", null);
    }
    return token.isSignedBy(key)
        ? verifyContent(token)
        : new Invalid("does not fit its signature: it was altered, or another key made it", null);
  }

  private @Nullable ECKey keyFor(SignedToken token) {
    if (trusted == null) {
      return token.ownKey();
    }
    return trusted.getKeyByKeyId(token.keyId()) instanceof ECKey key ? key : null;
  }

  private Verification verifyContent(SignedToken token) {
    try {
      PassportClaims claims = PassportClaims.read(token.payload(), token.keyId());
      String objection = claims.objection(clock.instant());
      return objection == null
          ? new Valid(claims, trusted != null)
          : new Invalid(objection, claims);
    } catch (IllegalArgumentException e) {
      return new Invalid("is rightly signed, but no passport: " + e.getMessage(), null);
    }
  }
}
