package org.scorehub.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who issues a hub's passports, and for how long they hold.
 *
 * @param id a {@code did:web} or an https URL under which the hub's keys are found; null for the
 *     key itself as {@code did:jwk}, which tells passports of one hub apart from others', but not
 *     whose hub it is
 * @param name name for people
 * @param validity of a passport from its issue
 */
public record PassportIssuer(@Nullable String id, String name, Duration validity) {

  private static final String DID_JWK = "did:jwk:";
  private static final String DID_WEB = "did:web:";
  private static final Pattern FINDABLE =
      Pattern.compile("did:web:[A-Za-z0-9.%_-]+(:[A-Za-z0-9.%_-]+)*|https://[^\\s#]+");

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the id has neither form, or the validity is not positive
   */
  public PassportIssuer {
    if (id != null && !FINDABLE.matcher(id).matches()) {
      throw new IllegalArgumentException("hub.issuer: '" + id + "' is no did:web and no https URL");
    }
    if (validity.isNegative() || validity.isZero()) {
      throw new IllegalArgumentException("hub.passport-validity: " + validity + " is no time");
    }
  }

  /** Whether the hub's own {@code /.well-known/did.json} is where the id leads to. */
  public boolean isDidOfHost() {
    return id != null && id.startsWith(DID_WEB) && id.indexOf(':', DID_WEB.length()) < 0;
  }

  /** The issuer named in a passport that is signed with this key. */
  String idWith(ECKey key) {
    return id == null ? DID_JWK + Base64URL.encode(publicMembers(key)) : id;
  }

  /** Id of a key: the issuer, and after {@code #} which of its keys. */
  String keyIdOf(ECKey key) {
    return idWith(key) + '#' + (id == null ? "0" : thumbprint(key));
  }

  /** The public key within a {@code did:jwk}; null for other issuers and for what is none. */
  static @Nullable ECKey keyIn(String issuer) {
    if (!issuer.startsWith(DID_JWK)) {
      return null;
    }
    try {
      return ECKey.parse(new Base64URL(issuer.substring(DID_JWK.length())).decodeToString())
          .toPublicJWK();
    } catch (ParseException | IllegalStateException e) {
      return null;
    }
  }

  private static String publicMembers(ECKey key) {
    return JSONObjectUtils.toJSONString(key.getRequiredParams());
  }

  private static String thumbprint(ECKey key) {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
