package org.scorehub.passport;

import org.jspecify.annotations.Nullable;

/** What came of checking a passport. */
public sealed interface Verification {

  /**
   * Signed as it stands, and within its time.
   *
   * @param issuerProven true if the key was among those given; false if it came with the passport,
   *     which shows that nothing was altered, but not who made it
   */
  record Valid(PassportClaims claims, boolean issuerProven) implements Verification {}

  /**
   * Not to be relied on.
   *
   * @param reason what is wrong, to be read after "it"
   * @param claims what it says, where at least the signature is right; null if it may be anybody's
   */
  record Invalid(String reason, @Nullable PassportClaims claims) implements Verification {}

  /**
   * Not a signed passport at all.
   *
   * @param reason what is wrong, to be read after "it"
   */
  record Unreadable(String reason) implements Verification {}
}
