package org.scorehub.platform.sandbox.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a connector's manifest and routes say goes over the wire.
 *
 * @param sent documents that the hub sends
 * @param fetched documents that the hub fetches
 */
record Declaration(List<Transfer> sent, List<Transfer> fetched) {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String ROUTES = ".camel.yaml";

  /**
   * One document on its way.
   *
   * @param template route template that moves it
   * @param parameters of the template, those not given at their defaults
   * @param manifest what the manifest says of the document
   */
  record Transfer(
      String document, String template, Map<String, String> parameters, JsonNode manifest) {

    /** A parameter; empty if the template has none of that name. */
    String parameter(String name) {
      return parameters.getOrDefault(name, "");
    }

    /** Native path of the document's key; empty if it has none. */
    String key() {
      return manifest.path("key").asText("");
    }
  }

  Declaration {
    sent = List.copyOf(sent);
    fetched = List.copyOf(fetched);
  }

  /**
   * Reads the files of a connector.
   *
   * @throws UncheckedIOException if one is missing or is no YAML
   */
  static Declaration read(Path root, String connector) {
    try {
      Path folder = root.resolve("routes").resolve(connector);
      JsonNode documents = yaml(folder.resolve("connector.yaml")).path("documents");
      return new Declaration(sent(root, folder, documents), fetched(root, documents));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether any document goes by this template. */
  boolean uses(String template) {
    return Stream.concat(sent.stream(), fetched.stream())
        .anyMatch(transfer -> transfer.template().equals(template));
  }

  private static List<Transfer> sent(Path root, Path folder, JsonNode documents)
      throws IOException {
    List<Transfer> sent = new ArrayList<>();
    for (Path file : routes(folder)) {
      for (JsonNode entry : yaml(file)) {
        JsonNode route = entry.path("templatedRoute");
        Map<String, String> given = new LinkedHashMap<>();
        route
            .path("parameters")
            .forEach(p -> given.put(p.path("name").asText(), p.path("value").asText()));
        String document = given.getOrDefault("document", "");
        if (documents.path(document).path("direction").asText().equals("out")) {
          String template = route.path("routeTemplateRef").asText();
          sent.add(transfer(root, document, template, given, documents));
        }
      }
    }
    return sent;
  }

  private static List<Transfer> fetched(Path root, JsonNode documents) throws IOException {
    List<Transfer> fetched = new ArrayList<>();
    for (Map.Entry<String, JsonNode> document : documents.properties()) {
      JsonNode poll = document.getValue().path("poll");
      if (!poll.isMissingNode()) {
        Map<String, String> given = new LinkedHashMap<>();
        poll.path("parameters")
            .properties()
            .forEach(p -> given.put(p.getKey(), p.getValue().asText()));
        fetched.add(
            transfer(root, document.getKey(), poll.path("route").asText(), given, documents));
      }
    }
    return fetched;
  }

  private static Transfer transfer(
      Path root, String document, String template, Map<String, String> given, JsonNode documents)
      throws IOException {
    Map<String, String> parameters = defaults(root.resolve("routes/_shared"), template);
    parameters.putAll(given);
    return new Transfer(document, template, parameters, documents.path(document));
  }

  private static Map<String, String> defaults(Path shared, String template) throws IOException {
    Map<String, String> defaults = new LinkedHashMap<>();
    for (JsonNode entry : yaml(shared.resolve(template + ROUTES))) {
      for (JsonNode parameter : entry.path("routeTemplate").path("parameters")) {
        if (parameter.has("defaultValue")) {
          defaults.put(parameter.path("name").asText(), parameter.path("defaultValue").asText());
        }
      }
    }
    return defaults;
  }

  private static List<Path> routes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ROUTES)).sorted().toList();
    }
  }

  private static JsonNode yaml(Path file) throws IOException {
    return YAML.readTree(Files.readAllBytes(file));
  }
}
