package org.scorehub.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.declaration.Declarations;

/**
 * All connectors as they are now. A connector is replaced as a whole: whoever finds one keeps all
 * of it, old or new, for as long as they hold it. Thread-safe.
 */
public final class ConnectorCatalogue {

  /**
   * One state of the catalogue; never changed, only replaced.
   *
   * @param active connectors that work
   * @param retired the last form of those that were taken away
   * @param invalid why files that should become active cannot
   */
  private record Snapshot(
      SortedMap<String, Connector> active,
      SortedMap<String, Connector> retired,
      SortedMap<String, InvalidConnector> invalid) {

    static final Snapshot EMPTY = new Snapshot(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    Snapshot activate(Connector connector) {
      return new Snapshot(
          with(active, connector.id(), connector), without(retired, connector.id()), invalid);
    }

    Snapshot retire(Connector connector) {
      return new Snapshot(
          without(active, connector.id()),
          with(retired, connector.id(), connector),
          without(invalid, connector.id()));
    }

    Snapshot reject(String id, InvalidConnector reason) {
      return new Snapshot(active, retired, with(invalid, id, reason));
    }

    Snapshot mend(String id) {
      return new Snapshot(active, retired, without(invalid, id));
    }

    private static <T> SortedMap<String, T> with(SortedMap<String, T> map, String id, T value) {
      SortedMap<String, T> copy = new TreeMap<>(map);
      copy.put(id, value);
      return copy;
    }

    private static <T> SortedMap<String, T> without(SortedMap<String, T> map, String id) {
      SortedMap<String, T> copy = new TreeMap<>(map);
      copy.remove(id);
      return copy;
    }
  }

  private volatile Snapshot now = Snapshot.EMPTY;

  /**
   * Reads and compiles every connector under {@code routes/}; a broken one does not hide others.
   */
  public static ConnectorCatalogue load(Path projectRoot) {
    ConnectorCatalogue catalogue = new ConnectorCatalogue();
    for (String id : ids(projectRoot)) {
      try {
        catalogue.activate(
            ConnectorCompiler.compile(ConnectorCompiler.bundle(projectRoot, id), id));
      } catch (InvalidConnector e) {
        catalogue.reject(id, e);
      }
    }
    return catalogue;
  }

  /**
   * Reads and compiles one connector from its folders, more strictly than {@link #load}, which
   * leaves a connector in that works but for a route.
   *
   * @throws InvalidConnector if any of its files is wrong, its routes too; lists all that was found
   */
  public static Connector read(Path projectRoot, String id) {
    List<Problem> declared = Declarations.problems(projectRoot, id);
    try {
      Connector connector =
          ConnectorCompiler.compile(ConnectorCompiler.bundle(projectRoot, id), id);
      if (declared.isEmpty()) {
        return connector;
      }
    } catch (InvalidConnector e) {
      throw e.with(declared);
    }
    throw new InvalidConnector(id, declared);
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

  /** Those that work, by id. */
  public Collection<Connector> all() {
    return List.copyOf(now.active().values());
  }

  /** Why files that should become active cannot; an earlier form of them may be active. */
  public List<InvalidConnector> invalid() {
    return List.copyOf(now.invalid().values());
  }

  /** What is wrong with the files that should become active; empty if nothing is. */
  public Optional<InvalidConnector> invalid(String id) {
    return Optional.ofNullable(now.invalid().get(id));
  }

  /** The connector as it is now. */
  public Optional<Connector> find(String id) {
    return Optional.ofNullable(now.active().get(id));
  }

  /**
   * The connector as it is now, or as it was last if it has been taken away: documents that were
   * acknowledged before are still translated.
   */
  public Optional<Connector> findLast(String id) {
    Snapshot seen = now;
    return Optional.ofNullable(seen.active().getOrDefault(id, seen.retired().get(id)));
  }

  /** The last forms of connectors that have been taken away, by id. */
  public Map<String, Connector> retired() {
    return Map.copyOf(now.retired());
  }

  /**
   * The text of a file of a connector, such as a query, as it is active now.
   *
   * @param path from the project root
   * @throws IllegalArgumentException naming the file if there is no such connector or file
   */
  public String text(String connector, String path) {
    return findLast(connector)
        .map(found -> new String(found.bundle().read(path), StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("no connector " + connector));
  }

  /** Makes a connector the active one of its id, all of it at once. */
  public void activate(Connector connector) {
    change(snapshot -> snapshot.activate(connector));
  }

  /** Takes a connector away; {@link #findLast} still gives its last form. */
  public void retire(Connector connector) {
    change(snapshot -> snapshot.retire(connector));
  }

  /** Notes why files cannot become active; what is active stays. */
  public void reject(String id, InvalidConnector reason) {
    change(snapshot -> snapshot.reject(id, reason));
  }

  /** Forgets what was wrong. */
  public void mend(String id) {
    change(snapshot -> snapshot.mend(id));
  }

  private synchronized void change(UnaryOperator<Snapshot> step) {
    now = step.apply(now);
  }
}
