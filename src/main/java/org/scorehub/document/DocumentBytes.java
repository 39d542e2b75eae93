package org.scorehub.document;

import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Checks that need no parser. */
final class DocumentBytes {

  private DocumentBytes() {}

  static void check(byte[] bytes, DocumentLimits limits) throws RefusedDocument {
    if (bytes.length > limits.maxBytes()) {
      RefusedDocument over =
          RefusedDocument.over(
              "limit.bytes", "is " + bytes.length + " bytes long", limits.maxBytes(), "bytes");
      throw new RefusedDocument(over.problem().withValue(bytes.length + " bytes"));
    }
    if (isBlank(bytes)) {
      throw new RefusedDocument(
          Problem.blocking(ProblemKind.MALFORMED, "document.empty", "The document is empty."));
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (!Whitespace.isSpace((char) b)) {
        return false;
      }
    }
    return true;
  }
}
