package org.scorehub.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a short time which passwords bcrypt has accepted, so that a program that sends its
 * password with every request does not pay for bcrypt each time. Keeps only a keyed hash of account
 * hash and password; the key lives in this process alone. A changed password misses at once.
 */
final class CheckedPasswords {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 10_000;
  private static final String ALGORITHM = "HmacSHA256";

  private final Map<String, Long> until = new ConcurrentHashMap<>();
  private final SecretKeySpec key;
  private final Clock clock;

  CheckedPasswords(Clock clock) {
    this.clock = clock;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  boolean accepted(String accountHash, String password) {
    Long expires = until.get(mark(accountHash, password));
    return expires != null && expires > clock.millis();
  }

  void accept(String accountHash, String password) {
    if (until.size() >= MOST) {
      until.clear();
    }
    until.put(mark(accountHash, password), clock.millis() + KEPT.toMillis());
  }

  private String mark(String accountHash, String password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] text = (accountHash + '\0' + password).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
