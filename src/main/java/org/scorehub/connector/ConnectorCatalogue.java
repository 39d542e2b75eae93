package org.scorehub.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.declaration.Declarations;

/** All connectors found in a project folder. Immutable. */
public final class ConnectorCatalogue {

  private final Map<String, Connector> connectors;
  private final List<InvalidConnector> invalid;

  private ConnectorCatalogue(Map<String, Connector> connectors, List<InvalidConnector> invalid) {
    this.connectors = connectors;
    this.invalid = List.copyOf(invalid);
  }

  /**
   * Reads and compiles every connector under {@code routes/}; a broken one does not hide others.
   */
  public static ConnectorCatalogue load(Path projectRoot) {
    Map<String, Connector> connectors = new TreeMap<>();
    List<InvalidConnector> invalid = new ArrayList<>();
    for (String id : ids(projectRoot)) {
      try {
        connectors.put(id, read(projectRoot, id));
      } catch (InvalidConnector e) {
        invalid.add(e);
      }
    }
    return new ConnectorCatalogue(connectors, invalid);
  }

  /**
   * Reads and compiles one connector from its folders.
   *
   * @throws InvalidConnector if any of its files is wrong, its routes too; lists all that was found
   */
  public static Connector read(Path projectRoot, String id) {
    Set<Problem> problems = new LinkedHashSet<>();
    try {
      Connector connector =
          ConnectorCompiler.compile(ConnectorCompiler.bundle(projectRoot, id), id);
      problems.addAll(Declarations.problems(projectRoot, id));
      if (problems.isEmpty()) {
        return connector;
      }
    } catch (InvalidConnector e) {
      problems.addAll(e.problems());
      problems.addAll(Declarations.problems(projectRoot, id));
    }
    throw new InvalidConnector(id, List.copyOf(problems));
  }

  /** Ids of the connectors in a project folder, sorted, without compiling them. */
  public static List<String> ids(Path projectRoot) {
    try (Stream<Path> folders = Files.list(projectRoot.resolve("routes"))) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("connector.yaml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Collection<Connector> all() {
    return List.copyOf(connectors.values());
  }

  /** Connectors whose files are wrong, and why. */
  public List<InvalidConnector> invalid() {
    return invalid;
  }

  public Optional<Connector> find(String id) {
    return Optional.ofNullable(connectors.get(id));
  }
}
