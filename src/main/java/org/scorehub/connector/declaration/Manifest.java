package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scorehub.canonical.Problem;
import org.scorehub.document.TreeCheck;
import org.scorehub.mapping.Bundle;

/** A {@code connector.yaml} as it is written. */
public final class Manifest {

  static final String SCHEMA = "schemas/hub/connector.schema.json";
  private static final Remembered<TreeCheck> CHECK = new Remembered<>();
  private static final List<String> NAMED = List.of("schema", "mapping", "alarm");

  private final DeclarationFile file;
  private final List<Problem> problems = new ArrayList<>();

  private Manifest(DeclarationFile file) {
    this.file = file;
    this.problems.addAll(file.unreadable());
  }

  /** Reads the manifest of a connector from its files. */
  public static Manifest read(Bundle bundle, String connector) {
    Manifest manifest = new Manifest(file(bundle, connector));
    if (manifest.file.isReadable()) {
      manifest.check(bundle, connector);
    }
    return manifest;
  }

  private void check(Bundle bundle, String connector) {
    file.check(CHECK.of(bundle, List.of(SCHEMA), () -> TreeCheck.of(bundle::read, SCHEMA)))
        .forEach(problems::add);
    checkId(connector);
    documents().forEach((name, document) -> checkFiles(name, document, bundle.paths()));
  }

  /** What it says; a JSON null if it cannot be read. */
  public JsonNode tree() {
    return file.tree();
  }

  /** The documents, as they are written, in the order of the file. */
  public Map<String, JsonNode> documents() {
    Map<String, JsonNode> documents = new LinkedHashMap<>();
    tree()
        .path("documents")
        .properties()
        .forEach(document -> documents.put(document.getKey(), document.getValue()));
    return documents;
  }

  /**
   * What is wrong with it: its text, its schema, its id, and files that it names but that are not
   * there.
   */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Whether nothing is wrong with what it says of a document. */
  public boolean isSound(String document) {
    String at = "/documents/" + document;
    return problems.stream()
        .map(problem -> String.valueOf(problem.path()))
        .noneMatch(path -> path.equals(at) || path.startsWith(at + '/'));
  }

  /** A problem with what it says of a document, in the line where that begins. */
  public Problem problem(String document, String message) {
    return file.problem("connector.invalid", "/documents/" + document, message);
  }

  static DeclarationFile file(Bundle bundle, String connector) {
    return DeclarationFile.yaml(path(connector), bundle.read(path(connector)));
  }

  /** Where a connector's manifest is, from the project root. */
  public static String path(String connector) {
    return "routes/" + connector + "/connector.yaml";
  }

  private void checkId(String connector) {
    String id = tree().path("id").asText(connector);
    boolean wrongAnyway = problems.stream().anyMatch(p -> "/id".equals(p.path()));
    if (!id.equals(connector) && !wrongAnyway) {
      String message = "\"%s\" is not the name of its folder, %s".formatted(id, connector);
      problems.add(
          file.problem(DeclarationFile.INVALID, "/id", message).withValue(id).expecting(connector));
    }
  }

  private void checkFiles(String document, JsonNode declared, Set<String> paths) {
    for (String member : NAMED) {
      String named = declared.path(member).textValue();
      if (named != null && !paths.contains(named)) {
        String at = "/documents/" + document + '/' + member;
        problems.add(file.noSuch(at, "file", named, alike(named, paths)));
      }
    }
  }

  /** Files of the same kind beside the one that is named. */
  private static List<String> alike(String named, Set<String> paths) {
    String folder = named.substring(0, named.lastIndexOf('/') + 1);
    String kind = named.substring(named.lastIndexOf('.') + 1);
    return paths.stream().filter(p -> p.startsWith(folder) && p.endsWith(kind)).toList();
  }
}
