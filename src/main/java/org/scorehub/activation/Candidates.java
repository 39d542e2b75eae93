package org.scorehub.activation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.mapping.Bundle;
import org.scorehub.mapping.ProjectFiles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks at connectors' files on this instance's disk; changes nothing. */
@Component
public final class Candidates {

  /** Begins the codes of problems that do not keep a connector from running. */
  private static final String CONTRACT = "contract.";

  private final Path root;
  private final ConnectorCatalogue catalogue;
  private final ConnectorSwap swap;
  private final ExampleCheck examples;

  Candidates(
      @Value("${hub.root}") Path root,
      ConnectorCatalogue catalogue,
      ConnectorSwap swap,
      ExampleCheck examples) {
    this.root = root;
    this.catalogue = catalogue;
    this.swap = swap;
    this.examples = examples;
  }

  /** What differs of each connector, without checking the files; cheap enough for a list. */
  public List<Candidate> glance() {
    ProjectFiles files = new ProjectFiles(root);
    return ids().stream().map(id -> candidate(id, files(files, id), List.of())).toList();
  }

  /** Ids of all connectors that run or have files, sorted. */
  private List<String> ids() {
    TreeSet<String> ids = new TreeSet<>(ConnectorCatalogue.ids(root));
    catalogue.all().forEach(connector -> ids.add(connector.id()));
    return List.copyOf(ids);
  }

  /**
   * What differs, and whether it would work.
   *
   * @throws UnknownConnector if there is none of that id
   */
  public Candidate of(String id) {
    Optional<Bundle> files = files(id);
    if (files.isEmpty() && catalogue.find(id).isEmpty()) {
      throw new UnknownConnector(id);
    }
    Optional<Bundle> others = files.filter(bundle -> !isActive(id, bundle));
    return candidate(id, files, others.map(bundle -> problems(id)).orElse(List.of()));
  }

  private boolean isActive(String id, Bundle bundle) {
    return catalogue.find(id).filter(active -> active.bundle().equals(bundle)).isPresent();
  }

  private Candidate candidate(String id, Optional<Bundle> files, List<Problem> problems) {
    Bundle active = catalogue.find(id).map(Connector::bundle).orElse(null);
    Bundle found = files.orElse(null);
    return new Candidate(
        id, idOf(active), idOf(found), FileChange.between(active, found), problems);
  }

  private static @Nullable String idOf(@Nullable Bundle bundle) {
    return bundle == null ? null : bundle.id();
  }

  /** The files as they are now; empty if there are none. */
  Optional<Bundle> files(String id) {
    return files(new ProjectFiles(root), id);
  }

  private Optional<Bundle> files(ProjectFiles files, String id) {
    if (!ConnectorCatalogue.ids(root).contains(id)) {
      return Optional.empty();
    }
    Bundle found = ConnectorCompiler.bundle(files, id);
    return catalogue
        .find(id)
        .map(Connector::bundle)
        .filter(found::hasFilesOf)
        .or(() -> Optional.of(found));
  }

  /** All that keeps the files from being activated, examples that fail included. */
  List<Problem> problems(String id) {
    try {
      Connector connector = ConnectorCatalogue.read(root, id);
      swap.check(connector);
      return examples.violations(root, connector);
    } catch (InvalidConnector e) {
      return e.problems();
    }
  }

  /** Whether it keeps the connector from running, whoever insists. */
  static boolean isFatal(Problem problem) {
    return !problem.code().startsWith(CONTRACT);
  }
}
