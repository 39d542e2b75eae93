package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.scorehub.canonical.Problem;
import org.scorehub.mapping.Bundle;

/**
 * Looks through the files that declare one connector, without compiling it: manifest, routes and
 * schemas, the sandbox, what they name, and whether it fits together. What compiling finds itself,
 * such as mistakes in mappings and code lists, is not repeated.
 */
public final class Declarations {

  private Declarations() {}

  /** Everything wrong, each with file and line; empty if nothing is. */
  public static List<Problem> problems(Path root, String connector) {
    return problems(bundle(root, connector), connector);
  }

  /**
   * The same, of files as they are in a bundle.
   *
   * @param bundle must hold the connector's files in {@code routes}, {@code mappings}, {@code
   *     schemas} and {@code sandbox}, {@code routes/_shared} and {@code schemas/hub}
   */
  public static List<Problem> problems(Bundle bundle, String connector) {
    Set<Problem> problems = new LinkedHashSet<>(Manifest.read(bundle, connector).problems());
    DeclarationFile manifest = Manifest.file(bundle, connector);
    DeclaredDocuments documents = new DeclaredDocuments(manifest.tree());
    problems.addAll(new DocumentChecks(bundle, manifest, documents).problems());
    SharedRoutes shared = SharedRoutes.read(bundle);
    documents
        .byName()
        .forEach(
            (name, document) ->
                problems.addAll(
                    new PollChecks(manifest, shared, bundle.paths()).of(name, document)));
    List<DeclarationFile> routes = SharedRoutes.files(bundle, "routes/" + connector + "/");
    problems.addAll(new RouteFileChecks(connector, documents, shared, bundle.paths()).of(routes));
    problems.addAll(new SandboxChecks(bundle, connector, documents).problems());
    return List.copyOf(problems);
  }

  /** Everything wrong with the routes that connectors share. */
  public static List<Problem> shared(Path root) {
    SharedRoutes shared = SharedRoutes.read(Bundle.load(root, List.of("routes/_shared")));
    List<Problem> problems = new ArrayList<>(shared.unreadable());
    for (DeclarationFile file : shared.files()) {
      file.check(CamelSchema.get()).forEach(problems::add);
      for (int i = 0; i < file.tree().size(); i++) {
        JsonNode entry = file.tree().path(i);
        Set<String> parameters =
            RouteTemplate.of(entry.path("routeTemplate")).parameters().keySet();
        String at = "[" + (i + 1) + "]";
        problems.addAll(
            new RouteSteps(file, shared.configurations(), shared.entrances(), parameters)
                .problems(at, entry));
      }
    }
    return problems;
  }

  private static Bundle bundle(Path root, String connector) {
    return Bundle.load(
        root,
        List.of(
            "routes/" + connector,
            "routes/_shared",
            "mappings/" + connector,
            "mappings/_shared",
            "mappings/canonical",
            "schemas/" + connector,
            "schemas/hub",
            "sandbox/" + connector));
  }
}
