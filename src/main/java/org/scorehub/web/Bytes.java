package org.scorehub.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with stored bytes so that a browser saves them and never runs them. */
public final class Bytes {

  private Bytes() {}

  public static ResponseEntity.BodyBuilder download(String name, @Nullable String contentType) {
    MediaType type = type(contentType);
    ContentDisposition saved =
        ContentDisposition.attachment().filename(name + '.' + extension(type)).build();
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString());
  }

  private static MediaType type(@Nullable String contentType) {
    try {
      return contentType == null
          ? MediaType.APPLICATION_OCTET_STREAM
          : MediaType.parseMediaType(contentType);
    } catch (InvalidMediaTypeException e) {
      return MediaType.APPLICATION_OCTET_STREAM;
    }
  }

  private static String extension(MediaType type) {
    String subtype = type.getSubtype();
    if (subtype.endsWith("xml")) {
      return "xml";
    }
    return subtype.endsWith("json") ? "json" : "bin";
  }
}
