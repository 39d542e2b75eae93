package org.scorehub.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.scorehub.alert.SignedPost;

/**
 * The key of one subscription, 256 random bits: signs what is posted, and the links of e-mails.
 *
 * @param bits never shown or logged
 */
public record SubscriptionKey(byte[] bits) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  public SubscriptionKey {
    bits = bits.clone();
  }

  @Override
  public byte[] bits() {
    return bits.clone();
  }

  public static SubscriptionKey random() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new SubscriptionKey(bits);
  }

  /** What the receiver of a webhook checks signatures with; shown once. */
  public String secret() {
    return "whsec_" + TEXT.encodeToString(bits);
  }

  /** The bytes of that text, with which posts are signed. */
  byte[] signing() {
    return secret().getBytes(StandardCharsets.UTF_8);
  }

  /** What stands in the links of the subscription's e-mails. */
  public String token(UUID subscription) {
    byte[] signed = ("link " + subscription).getBytes(StandardCharsets.UTF_8);
    return TEXT.encodeToString(SignedPost.sum(bits, signed));
  }

  /** What is kept of a token. */
  public static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubscriptionKey key && MessageDigest.isEqual(bits, key.bits);
  }

  @Override
  public int hashCode() {
    return 1; // of a key nothing is to be learned
  }

  @Override
  public String toString() {
    return "SubscriptionKey";
  }
}
