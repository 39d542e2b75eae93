package org.scorehub.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads documents of one schema. Implementations are thread-safe and never throw on bad input:
 * whatever is wrong with the bytes becomes a problem.
 *
 * <p>The native tree of XML is {@code {"<root>": {...}}}: namespaces are dropped, attributes are
 * members {@code @name}, leaves are strings as written, with white space treated as their schema
 * type says. An element of simple content with attributes is {@code {"@lang":"zh","#text":"…"}}. An
 * element that the schema allows more than once is always an array; {@code xsi:nil} is null. Other
 * {@code xsi} attributes, comments and default values of the schema are not in the tree. JSON is
 * itself.
 *
 * <p>A document that breaks its schema is judged by what is essential ({@link
 * SchemaWalk#isEssential}): problems elsewhere are degrading. Values of another type than the
 * schema says are brought into its type as far as nothing has to be guessed.
 */
public interface DocumentReader {

  /** Reads one document. */
  Reading read(byte[] bytes);

  /** What the schema knows of the trees that {@link #read} gives. */
  SchemaPlace schema();

  /**
   * Where a path stands in a document; made by a pass of its own over the bytes.
   *
   * @param path slash path with 1-based positions, {@code /audit/questions/question[3]/@code}; a
   *     step without a position means the first of its name
   * @return the start of the element, attribute or JSON value; empty if there is none, or if the
   *     document is broken before it
   */
  Optional<Position> locate(byte[] bytes, String path);

  /**
   * Finds where several paths stand, in fewer passes than one by one.
   *
   * @return positions of those that are there, by path
   */
  default Map<String, Position> locate(byte[] bytes, Set<String> paths) {
    Map<String, Position> found = new HashMap<>();
    paths.forEach(path -> locate(bytes, path).ifPresent(place -> found.put(path, place)));
    return found;
  }
}
