package org.scorehub.connector.declaration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.scorehub.canonical.Problem;

/** What can be wrong with a parameter wherever it is given. */
final class Parameters {

  /** Parameter of templates that names a file of the project. */
  private static final String QUERY = "query";

  private Parameters() {}

  static Problem missing(DeclarationFile file, String at, String name, RouteTemplate template) {
    String description =
        Objects.requireNonNull(template.parameters().get(name), name).description();
    String words = description.isEmpty() ? "" : " (" + description + ")";
    return file.problem(
            DeclarationFile.INVALID,
            at,
            "the template %s needs the parameter %s%s".formatted(template.id(), name, words))
        .expecting("parameter " + name);
  }

  /** Complains of a file that is not there; empty for parameters that name none. */
  static Optional<Problem> file(
      DeclarationFile file, String at, String name, String value, Set<String> paths) {
    if (!name.equals(QUERY) || paths.contains(value)) {
      return Optional.empty();
    }
    List<String> others = paths.stream().filter(path -> path.endsWith(".sql")).toList();
    return Optional.of(file.noSuch(at, "file", value, others));
  }
}
