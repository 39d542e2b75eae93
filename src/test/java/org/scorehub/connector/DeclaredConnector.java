package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder under {@code routes/} that holds a connector.yaml. */
record DeclaredConnector(String id, JsonNode yaml) {

  static List<DeclaredConnector> all() {
    try (Stream<Path> folders = Files.list(DeclaredDocument.ROOT.resolve("routes"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("connector.yaml")))
          .sorted()
          .map(DeclaredConnector::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<DeclaredDocument> documents() {
    List<DeclaredDocument> documents = new ArrayList<>();
    yaml.path("documents")
        .properties()
        .forEach(d -> documents.add(new DeclaredDocument(id, d.getKey(), d.getValue())));
    return documents;
  }

  byte[] asJson() {
    try {
      return new ObjectMapper().writeValueAsBytes(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return id;
  }

  private static DeclaredConnector read(Path folder) {
    try {
      return new DeclaredConnector(
          String.valueOf(folder.getFileName()),
          new YAMLMapper().readTree(folder.resolve("connector.yaml").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
