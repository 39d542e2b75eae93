package org.scorehub.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One case of a document: {@code input.xml} or {@code input.json}; what the mapping makes of it in
 * {@code expected.json} (in) or the document in {@code expected.xml} or {@code expected.json}
 * (out), absent if it is refused; {@code problems.json}, absent if there are none; {@code
 * alarm.json}, absent if it raises none.
 *
 * <p>A table comes in as {@code input.csv}, {@code input.xlsx} or {@code input.xls} and goes out as
 * {@code expected.csv}; {@code expected.json} holds an entry for each child, null for one that is
 * refused, and the other files are about all children.
 */
record Example(DeclaredDocument document, Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] input() {
    return bytes(
        inputs().filter(name -> Files.exists(folder.resolve(name))).findFirst().orElseThrow());
  }

  private Stream<String> inputs() {
    if (!document.inbound()) {
      return Stream.of("input.json");
    }
    return document.text("format").equals("table")
        ? Stream.of("input.csv", "input.xlsx", "input.xls")
        : Stream.of("input." + document.text("format"));
  }

  /** Name of the file that says what comes of it. */
  String expected() {
    return document.expected();
  }

  /** The document that goes out: a tree if it is JSON, else its text; null if it is refused. */
  @Nullable Object written() {
    if (!Files.exists(folder.resolve(expected()))) {
      return null;
    }
    byte[] bytes = bytes(expected());
    return expected().endsWith(".json") ? parse(bytes) : new String(bytes, UTF_8);
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
