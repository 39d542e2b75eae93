package org.scorehub.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scorehub.web.WebClient;

/** A document that a buyer's system offers, made of an example. */
record Fetched(ObjectNode tree) {

  /** An inbound example of a connector, {@code inditex/supplier-ranking/case}. */
  static Fetched example(String connector, String documentAndCase) {
    Path file =
        Path.of("mappings", connector, "examples").resolve(documentAndCase).resolve("input.json");
    try {
      return new Fetched((ObjectNode) WebClient.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With another text at a place, {@code /factory/name}. */
  Fetched with(String place, String text) {
    ObjectNode copy = tree.deepCopy();
    JsonPointer pointer = JsonPointer.compile(place);
    JsonNode parent = copy.at(pointer.head());
    ((ObjectNode) parent).put(pointer.last().getMatchingProperty(), text);
    return new Fetched(copy);
  }

  byte[] bytes() {
    return tree.toString().getBytes(UTF_8);
  }
}
