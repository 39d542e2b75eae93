package org.scorehub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A hash of what a native document says, whatever its white space between elements, prefixes or
 * transport: the same content by SOAP and by upload has one hash, and a changed mapping does not
 * change it.
 */
public final class NativeContent {

  private NativeContent() {}

  /** SHA-256 over the native tree, 32 bytes. */
  public static byte[] hash(JsonNode nativeTree) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(nativeTree.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
