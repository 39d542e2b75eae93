package org.scorehub.document;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Says what is wrong with the text of a schema, and in which line. */
public final class SchemaSources {

  private static final String INVALID = "schema.invalid";

  private SchemaSources() {}

  /**
   * All that is wrong with one schema and, if it is an XSD, with those it includes: what keeps it
   * from being read, and what a reader would pass over, such as a keyword that is none.
   *
   * @param path an XSD if its name ends in {@code .xsd}, else a JSON Schema 2020-12
   * @return problems with file and line; empty if it is sound
   */
  public static List<Problem> problems(SchemaFiles files, String path) {
    return path.endsWith(".xsd")
        ? XsdSource.problems(files, path)
        : new JsonSchemaSource(files, path).problems();
  }

  /**
   * Names that a schema has at one place of its documents.
   *
   * @param path slash path without positions; the empty path is the document itself. A leading step
   *     that names the root element of an XSD belongs to it
   * @param root root element of an XSD; empty for a JSON Schema
   * @return names sorted, attributes with {@code @}; empty if there is nothing at the path, or
   *     nothing below it
   * @throws IllegalArgumentException if the schema is broken
   */
  public static Set<String> members(SchemaFiles files, String schema, String root, String path) {
    List<String> steps = path.isEmpty() ? List.of() : List.of(path.substring(1).split("/", -1));
    return new TreeSet<>(
        schema.endsWith(".xsd")
            ? XsdSource.members(files, schema, root, steps)
            : new JsonSchemaSource(files, schema).members(steps));
  }

  static Problem problem(String message, String file, int line, int column) {
    return Problem.blocking(ProblemKind.MALFORMED, INVALID, message)
        .atPosition(line, column, -1)
        .inMapping(file, line);
  }

  static Problem problem(String message, String file, PlacedTree tree, String path) {
    Position at = tree.at(path);
    return problem(message, file, at.line(), at.column()).atPath(path);
  }
}
