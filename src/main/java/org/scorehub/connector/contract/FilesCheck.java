package org.scorehub.connector.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.mapping.Bundle;

/** Files that are named are there, and files that are there are named. */
final class FilesCheck implements ContractCheck {

  private static final Pattern PROJECT_FILE =
      Pattern.compile("(?:routes|mappings|schemas)/\\S+\\.\\w+");

  @Override
  public String name() {
    return "files";
  }

  @Override
  public String promise() {
    return "Every file it names is there, and no file of its folders is left over.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    subject.documents().forEach((name, document) -> named(subject, name, document, problems));
    leftOverExamples(subject, problems);
    leftOverFiles(subject, problems);
    return problems;
  }

  private static void named(
      ContractSubject subject, String name, DocumentDefinition document, List<Problem> problems) {
    Manifest manifest = subject.manifest();
    if (document.poll() == null) {
      return;
    }
    document
        .poll()
        .parameters()
        .forEach(
            (parameter, value) -> {
              boolean file = PROJECT_FILE.matcher(value).matches();
              if (file && !Files.exists(subject.root().resolve(value))) {
                int line = manifest.line("documents", name, "poll", "parameters", parameter);
                problems.add(Violation.of(manifest.file(), line, "there is no file " + value));
              }
            });
  }

  private static void leftOverExamples(ContractSubject subject, List<Problem> problems) {
    String folder = "mappings/" + subject.connector().id() + "/examples";
    Path examples = subject.root().resolve(folder);
    if (!Files.isDirectory(examples)) {
      return;
    }
    try (Stream<Path> documents = Files.list(examples)) {
      documents
          .filter(Files::isDirectory)
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> !subject.documents().containsKey(name))
          .sorted()
          .forEach(
              name ->
                  problems.add(
                      Violation.of(folder + "/" + name, 0, "examples of no document: " + name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mapping, code list or schema that nothing names by its path or, as a code list, its name. */
  private static void leftOverFiles(ContractSubject subject, List<Problem> problems) {
    Bundle bundle = subject.connector().bundle();
    String id = subject.connector().id();
    Map<String, String> texts =
        bundle.files().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> new String(e.getValue(), StandardCharsets.UTF_8)));
    for (String path : texts.keySet().stream().sorted().toList()) {
      boolean own =
          path.startsWith("mappings/" + id + "/") || path.startsWith("schemas/" + id + "/");
      if (own && isRead(path) && texts.entrySet().stream().noneMatch(t -> names(t, path))) {
        problems.add(Violation.of(path, 0, "nothing names this file: delete it, or name it"));
      }
    }
  }

  private static boolean isRead(String path) {
    return path.endsWith(".jslt") || path.endsWith(".csv") || path.endsWith(".xsd");
  }

  private static boolean names(Map.Entry<String, String> text, String path) {
    if (text.getKey().equals(path)) {
      return false;
    }
    String file = path.substring(path.lastIndexOf('/') + 1);
    String name = path.endsWith(".csv") ? "\"" + file.substring(0, file.length() - 4) + "\"" : file;
    return text.getValue().contains(name);
  }
}
