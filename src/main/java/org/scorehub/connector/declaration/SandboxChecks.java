package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.document.TreeCheck;
import org.scorehub.mapping.Bundle;

/** What is wrong with the files of a connector's simulated system. Used once. */
final class SandboxChecks {

  private final Bundle bundle;
  private final String connector;
  private final DeclaredDocuments documents;
  private final String folder;
  private final List<Problem> problems = new ArrayList<>();

  SandboxChecks(Bundle bundle, String connector, DeclaredDocuments documents) {
    this.bundle = bundle;
    this.connector = connector;
    this.documents = documents;
    this.folder = "sandbox/" + connector + "/";
  }

  List<Problem> problems() {
    Set<String> tenants = new TreeSet<>();
    DeclarationFile declared = read("tenants.yaml", "schemas/hub/tenants.schema.json");
    if (declared != null) {
      declared.tree().fieldNames().forEachRemaining(tenants::add);
    }
    DeclarationFile script = read("script.yaml", "schemas/hub/script.schema.json");
    if (script != null) {
      JsonNode steps = script.tree().path("steps");
      for (int i = 0; i < steps.size(); i++) {
        step(script, "/steps[" + (i + 1) + "]", steps.get(i), tenants);
      }
    }
    return problems;
  }

  private @Nullable DeclarationFile read(String name, String schema) {
    String path = folder + name;
    if (!bundle.contains(path)) {
      return null;
    }
    DeclarationFile file = DeclarationFile.yaml(path, bundle.read(path));
    problems.addAll(file.unreadable());
    if (!file.isReadable()) {
      return null;
    }
    if (bundle.contains(schema)) {
      file.check(TreeCheck.of(bundle::read, schema)).forEach(problems::add);
    }
    return file;
  }

  private void step(DeclarationFile script, String at, JsonNode step, Set<String> tenants) {
    named(script, at + "/file", step.path("file"), "file in " + folder, files());
    named(script, at + "/publish", step.path("publish"), "inbound document", inbound());
    if (step.has("publish")) {
      named(script, at + "/tenant", step.path("tenant"), "tenant of " + connector, tenants);
    }
    String post = step.path("post").asText();
    if (post.startsWith(connector + "/")) {
      String document = post.substring(connector.length() + 1);
      if (!inbound().isEmpty() && !inbound().contains(document)) {
        problems.add(script.noSuch(at + "/post", "inbound document", document, inbound()));
      }
    }
  }

  private void named(
      DeclarationFile script, String at, JsonNode name, String what, Set<String> known) {
    if (name.isTextual() && !known.isEmpty() && !known.contains(name.textValue())) {
      problems.add(script.noSuch(at, what, name.textValue(), known));
    }
  }

  private Set<String> files() {
    Set<String> files = new TreeSet<>();
    bundle.paths().stream()
        .filter(path -> path.startsWith(folder))
        .forEach(path -> files.add(path.substring(folder.length())));
    return files;
  }

  private Set<String> inbound() {
    return documents.inbound();
  }
}
