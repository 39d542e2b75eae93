package org.scorehub.platform.sandbox.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/** Holds the content of a delivery against the schema that its connector declares. */
interface DocumentCheck {

  /** Looks at the bytes as they arrived. */
  Looked look(byte[] content);

  /**
   * What was seen.
   *
   * @param problems all that is wrong; empty if it fits
   */
  record Looked(Facts facts, List<String> problems) {
    public Looked {
      problems = List.copyOf(problems);
    }

    static Looked unreadable(String problem) {
      return new Looked(Facts.NONE, List.of(problem));
    }
  }

  /** Media type in which such content is sent, without parameters. */
  String mediaType();

  /**
   * The check for a document.
   *
   * @param manifest what the manifest says of it
   * @throws IllegalArgumentException if its schema cannot be used
   */
  static DocumentCheck of(Path root, JsonNode manifest) {
    String envelope = manifest.path("envelope").asText("");
    return switch (manifest.path("format").asText()) {
      case "xml" -> new XmlCheck(root, manifest, envelope.equals("soap"));
      case "table" -> new TableCheck(root, manifest);
      default ->
          envelope.equals("jwt") ? new SealedCheck(root, manifest) : new JsonCheck(root, manifest);
    };
  }
}
