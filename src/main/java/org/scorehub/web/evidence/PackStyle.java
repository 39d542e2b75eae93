package org.scorehub.web.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The style that a printed pack carries in itself, and the policy that lets a browser use it. */
final class PackStyle {

  private static final String CSS = read();

  private PackStyle() {}

  static String css() {
    return CSS;
  }

  /** Content security policy of such a page: this style, named by its hash, and nothing else. */
  static String policy() {
    byte[] hash = RowForm.digest().digest(CSS.getBytes(StandardCharsets.UTF_8));
    return "default-src 'none'; style-src 'sha256-"
        + Base64.getEncoder().encodeToString(hash)
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static String read() {
    try (InputStream css = PackStyle.class.getResourceAsStream("pack.css")) {
      if (css == null) {
        throw new IllegalStateException("pack.css is missing");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
