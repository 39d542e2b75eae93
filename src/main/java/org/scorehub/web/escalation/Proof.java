package org.scorehub.web.escalation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Bytes;
import org.scorehub.web.FormText;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;

/**
 * A document that shows that something was paid or given.
 *
 * @param name of the file, without folders
 * @param mediaType as the sender says; null if it does not
 */
record Proof(String name, @Nullable String mediaType, byte[] bytes) {

  /** Most bytes of one document. */
  static final int MOST = 10 * 1024 * 1024;

  private static final int LONGEST = 200;

  static @Nullable Proof of(
      @Nullable String name, @Nullable String mediaType, byte @Nullable [] bytes) {
    if (bytes == null || bytes.length == 0) {
      return null;
    }
    if (bytes.length > MOST) {
      throw new IllegalArgumentException("file must have at most 10 MB, this one has more");
    }
    String given = FormText.given(name);
    String plain = given == null ? "proof" : given.substring(given.lastIndexOf('\\') + 1);
    Path last = Path.of(plain.replace("\0", "")).getFileName();
    String file = last == null ? "proof" : last.toString();
    return new Proof(
        file.substring(Math.max(0, file.length() - LONGEST)), FormText.given(mediaType), bytes);
  }

  byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers so that a browser saves it and never runs it. */
  ResponseEntity<byte[]> download() {
    ContentDisposition saved =
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
    return Bytes.download(name, mediaType)
        .headers(headers -> headers.setContentDisposition(saved))
        .body(bytes);
  }
}
