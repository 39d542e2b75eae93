package org.scorehub.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;

/**
 * Secures a credential as W3C <i>Securing Verifiable Credentials using JOSE and COSE</i> has it:
 * the credential itself, byte by byte, is the payload of a JWS.
 */
final class PassportSigner {

  static final String TYPE = "vc+jwt";
  static final String CONTENT_TYPE = "vc";

  private PassportSigner() {}

  /**
   * Signs with ES256.
   *
   * @param credential JSON
   * @param key pair with its key id; the public half travels in the header, so that a reader can
   *     see without any other file that nothing was altered
   */
  static String sign(byte[] credential, ECKey key) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType(TYPE))
            .contentType(CONTENT_TYPE)
            .keyID(key.getKeyID())
            .jwk(bare(key))
            .build();
    JWSObject token = new JWSObject(header, new Payload(credential));
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the passport key cannot sign", e);
    }
    return token.serialize();
  }

  private static ECKey bare(ECKey key) {
    return new ECKey.Builder(key.getCurve(), key.getX(), key.getY()).build();
  }
}
