package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One case of a document: {@code input.xml} or {@code input.json}; what the mapping makes of it in
 * {@code expected.json} (in) or the document in {@code expected.xml} or {@code expected.json}
 * (out), absent if it is refused; {@code problems.json}, absent if there are none; {@code
 * alarm.json}, absent if it raises none.
 */
record Example(DeclaredDocument document, Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] input() {
    return bytes(document.inbound() ? "input." + document.text("format") : "input.json");
  }

  @Nullable JsonNode json(String name) {
    return Files.exists(folder.resolve(name)) ? parse(bytes(name)) : null;
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return document + ": " + folder.getFileName();
  }
}
