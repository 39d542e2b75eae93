package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.scorehub.document.Reading;
import org.scorehub.document.SchemaWalk;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableReader;
import org.scorehub.mapping.Influence;

/**
 * The fields of a connector's inbound documents that decide something, found by changing one after
 * the other in its examples. Takes a second or so: for tools and background work only. A field that
 * no example has is taken to be in use if the schema names it and the manifest does not list it as
 * ignored.
 */
public final class FieldsInUse {

  private static final int MOST_CHILDREN = 3;

  private final Map<String, Set<String>> byDocument;

  private FieldsInUse(Map<String, Set<String>> byDocument) {
    this.byDocument = byDocument;
  }

  /**
   * Looks at every inbound document.
   *
   * @param root project folder with the examples; without any, the schema alone decides
   */
  public static FieldsInUse of(Connector connector, Path root) {
    Map<String, Set<String>> fields = new LinkedHashMap<>();
    connector
        .inbound()
        .forEach(
            (name, document) ->
                fields.put(
                    name,
                    of(
                        document,
                        root.resolve("mappings/" + connector.id() + "/examples/" + name))));
    return new FieldsInUse(fields);
  }

  /** Generalised paths such as {@code /audit/question[]/@code}, sorted. */
  public Set<String> of(String document) {
    return byDocument.getOrDefault(document, Set.of());
  }

  /** Whether a path, or anything below it, decides something. */
  public boolean contains(String document, String path) {
    return of(document).stream()
        .anyMatch(
            used ->
                used.equals(path) || used.startsWith(path + "/") || used.startsWith(path + "["));
  }

  private static Set<String> of(InboundDocument document, Path examples) {
    AccountedPaths ignored = new AccountedPaths(document.definition().ignored());
    Set<String> used = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    for (JsonNode tree : trees(document, examples)) {
      Influence influence = Influence.of(document.mapping(), tree);
      if (influence.leaves().stream()
          .anyMatch(path -> !used.contains(SchemaWalk.generalised(path)))) {
        influence
            .decided()
            .forEach((path, decided) -> note(SchemaWalk.generalised(path), decided, used, seen));
      }
    }
    SchemaWalk.leaves(document.reader().schema()).stream()
        .filter(path -> !seen.contains(path) && !ignored.contains(path))
        .forEach(used::add);
    return used;
  }

  private static void note(String path, Set<String> decided, Set<String> used, Set<String> seen) {
    seen.add(path);
    if (!decided.isEmpty()) {
      used.add(path);
    }
  }

  private static List<JsonNode> trees(InboundDocument document, Path examples) {
    List<JsonNode> trees = new ArrayList<>();
    for (byte[] input : inputs(examples)) {
      for (byte[] bytes : children(document, input)) {
        if (document.reader().read(bytes) instanceof Reading.Readable readable) {
          trees.add(readable.tree());
        }
      }
    }
    return trees;
  }

  private static List<byte[]> inputs(Path examples) {
    if (!Files.isDirectory(examples)) {
      return List.of();
    }
    List<byte[]> inputs = new ArrayList<>();
    try (Stream<Path> files = Files.find(examples, 2, (path, found) -> found.isRegularFile())) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        if (file.getFileName().toString().startsWith("input.")) {
          inputs.add(Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return inputs;
  }

  private static List<byte[]> children(InboundDocument document, byte[] input) {
    TableReader table = document.table().orElse(null);
    if (table == null) {
      return List.of(input);
    }
    List<byte[]> bytes = new ArrayList<>();
    try (TableChildren children = table.open(() -> new ByteArrayInputStream(input))) {
      while (bytes.size() < MOST_CHILDREN
          && children.next().map(c -> bytes.add(c.bytes())).isPresent()) {}
    }
    return bytes;
  }
}
