package org.scorehub.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords of the embedded servers: made once, 256 bits each, kept in a file of the owner. */
final class Credentials {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final Properties passwords;

  private Credentials(Path file, Properties passwords) {
    this.file = file;
    this.passwords = passwords;
  }

  static Credentials of(HubHome home) {
    Path file = home.resolve("credentials");
    try {
      return new Credentials(file, PrivateFiles.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The password of that user, a new one if there is none yet. */
  synchronized String password(String user) {
    String known = passwords.getProperty(user);
    return known != null ? known : generate(user);
  }

  private String generate(String user) {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    passwords.setProperty(user, password);
    try {
      PrivateFiles.write(file, passwords);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return password;
  }
}
