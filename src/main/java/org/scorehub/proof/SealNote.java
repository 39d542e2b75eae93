package org.scorehub.proof;

import java.util.HexFormat;

/**
 * A seal as somebody noted it outside of the hub.
 *
 * @param hash in lower-case hex
 */
public record SealNote(long number, String hash) {

  /**
   * Reads {@code number:hash}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SealNote of(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 2 || !parts[0].matches("[1-9]\\d{0,17}") || !isHash(parts[1])) {
      throw new IllegalArgumentException(
          "a seal is noted as number:hash, with 64 hex digits, but this is " + text);
    }
    return new SealNote(Long.parseLong(parts[0]), parts[1]);
  }

  private static boolean isHash(String text) {
    return text.length() == 2 * Hashes.LENGTH && text.chars().allMatch(HexFormat::isHexDigit);
  }
}
