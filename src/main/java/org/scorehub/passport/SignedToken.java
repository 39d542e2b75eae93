package org.scorehub.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A token in compact form, taken apart but not yet believed. */
final class SignedToken {

  private static final Pattern PARTS =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
  private static final Set<String> TYPES =
      Set.of(PassportSigner.TYPE, "application/" + PassportSigner.TYPE);

  private final JWSObject parsed;
  private final String signature;

  private SignedToken(JWSObject parsed, String signature) {
    this.parsed = parsed;
    this.signature = signature;
  }

  static boolean hasItsForm(String text) {
    return PARTS.matcher(text).matches();
  }

  /** Whether the header says that there is no signature. */
  static boolean saysUnsigned(String text) throws ParseException {
    String header = new Base64URL(text.substring(0, text.indexOf('.'))).decodeToString();
    return "none".equals(JSONObjectUtils.parse(header).get("alg"));
  }

  static SignedToken parse(String text) throws ParseException {
    return new SignedToken(JWSObject.parse(text), text.substring(text.lastIndexOf('.') + 1));
  }

  /** What makes it unfit whatever its signature is worth; null if nothing does. */
  @Nullable String objection() {
    JWSHeader header = parsed.getHeader();
    JOSEObjectType type = header.getType();
    if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())) {
      return "is signed with " + header.getAlgorithm() + ", not with ES256";
    }
    if (type == null || !TYPES.contains(type.getType())) {
      return "is of type " + type + ", not " + PassportSigner.TYPE;
    }
    return header.getKeyID() == null ? "does not name its key" : null;
  }

  String keyId() {
    return parsed.getHeader().getKeyID();
  }

  /** An issuer that is its own key needs no other; for the rest the key travels in the header. */
  @Nullable ECKey ownKey() {
    ECKey issuer = PassportIssuer.keyIn(PassportClaims.issuerOf(keyId()));
    return issuer == null && parsed.getHeader().getJWK() instanceof ECKey key ? key : issuer;
  }

  boolean isSignedBy(ECKey key) {
    try {
      return Curve.P_256.equals(key.getCurve())
          && isWrittenAsSigned()
          && parsed.verify(new ECDSAVerifier(key.toPublicJWK()));
    } catch (JOSEException e) {
      return false;
    }
  }

  /**
   * The last character of a signature has bits that decoding drops: altered, they would not show.
   */
  private boolean isWrittenAsSigned() {
    return Base64URL.encode(parsed.getSignature().decode()).toString().equals(signature);
  }

  byte[] payload() {
    return parsed.getPayload().toBytes();
  }
}
