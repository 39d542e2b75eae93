package org.scorehub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A hash of what a native document says, whatever its white space between elements, prefixes or
 * transport: the same content by SOAP and by upload has one hash, and a changed mapping does not
 * change it.
 */
public final class NativeContent {

  private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

  private NativeContent() {}

  /** SHA-256 over the native tree, 32 bytes. */
  public static byte[] hash(JsonNode nativeTree) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(JSON.writeValueAsBytes(nativeTree));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
