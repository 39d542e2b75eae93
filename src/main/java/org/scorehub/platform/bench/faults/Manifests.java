package org.scorehub.platform.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the manifests of the connectors say of their documents. Thread-safe. */
final class Manifests {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final Map<String, JsonNode> read = new ConcurrentHashMap<>();

  Manifests(Path root) {
    this.root = root;
  }

  /** Name of the canonical record that a document becomes; empty if there is no such document. */
  String canonical(String connector, String document) {
    return document(connector, document).path("canonical").asText();
  }

  /** What a JSON document says at the place of its native key; null for all other documents. */
  @Nullable String nativeKey(String connector, String document, byte[] bytes) {
    JsonNode declared = document(connector, document);
    if (!declared.path("format").asText().equals("json")) {
      return null;
    }
    try {
      return JSON.readTree(bytes).at(declared.path("key").asText()).asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode document(String connector, String document) {
    return read.computeIfAbsent(connector, this::manifest).path("documents").path(document);
  }

  private JsonNode manifest(String connector) {
    try {
      return YAML.readTree(root.resolve("routes/" + connector + "/connector.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
