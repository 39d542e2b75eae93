package org.scorehub.activation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.scorehub.mapping.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Files that are read when the hub starts and belong to no connector: shared routes, KPIs,
 * canonical schemas. Tells once of a change that waits for the next start.
 */
@Component
class StartOnlyFiles {

  private static final Logger log = LoggerFactory.getLogger(StartOnlyFiles.class);
  private static final List<String> FOLDERS =
      List.of("routes/_shared", "mappings/score/kpis.csv", "schemas/canonical");

  private final Path root;
  private SortedMap<String, byte[]> told;

  StartOnlyFiles(@Value("${hub.root}") Path root) {
    this.root = root;
    this.told = files();
  }

  private SortedMap<String, byte[]> files() {
    return new TreeMap<>(Bundle.load(root, FOLDERS).files());
  }

  /** Looks once. */
  synchronized void look() {
    SortedMap<String, byte[]> now = files();
    Set<String> changed = new TreeSet<>(now.keySet());
    changed.addAll(told.keySet());
    changed.removeIf(path -> Arrays.equals(now.get(path), told.get(path)));
    if (!changed.isEmpty()) {
      log.warn(
          "Saved; what belongs to no connector uses it from the next start on: {}",
          String.join(", ", changed));
    }
    told = now;
  }
}
