package org.scorehub.intake;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/** What the sender calls the file that a document came in. For people; nothing follows from it. */
final class FileNames {

  private static final int MAX_LENGTH = 200;

  private FileNames() {}

  /** The property {@code hub.fileName}, else what the headers of a file or of HTTP say. */
  static @Nullable String of(Exchange exchange) {
    Message message = exchange.getMessage();
    String name = exchange.getProperty("hub.fileName", String.class);
    if (name == null) {
      name = message.getHeader(Exchange.FILE_NAME_ONLY, String.class);
    }
    if (name == null) {
      name = message.getHeader("X-File-Name", String.class);
    }
    return clean(name == null ? attached(message) : name);
  }

  private static @Nullable String attached(Message message) {
    String header = message.getHeader("Content-Disposition", String.class);
    try {
      return header == null ? null : ContentDisposition.parse(header).getFilename();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String clean(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("\\p{Cntrl}", "").strip();
    return clean.isEmpty() ? null : clean.substring(0, Math.min(clean.length(), MAX_LENGTH));
  }
}
