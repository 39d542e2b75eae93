package org.scorehub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.scorehub.activation.RulesFiles;
import org.scorehub.mapping.Bundle;

/**
 * Rule files that somebody changed, under the paths that the project has them. A file is known by
 * the end of its path, {@code mappings/score/modules.csv}, or by its name alone.
 */
final class ChangedRuleFiles {

  private final List<String> known;

  ChangedRuleFiles(Bundle project) {
    this.known =
        project.paths().stream()
            .filter(path -> path.endsWith(".csv"))
            .filter(path -> RulesFiles.EDITABLE.stream().anyMatch(path::startsWith))
            .toList();
  }

  /**
   * Reads files and folders.
   *
   * @return content by path from the project root
   * @throws HubFailure for what cannot be read or is no rule file, and for folders without any
   */
  Map<String, String> read(Collection<Path> given) {
    Map<String, String> changes = new TreeMap<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        readFolder(path, changes);
      } else {
        String name =
            name(path)
                .orElseThrow(() -> HubFailure.badInput(path + " has not the name of a rule file"));
        changes.put(name, text(path));
      }
    }
    return changes;
  }

  private void readFolder(Path folder, Map<String, String> changes) {
    int before = changes.size();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> name(file).ifPresent(name -> changes.put(name, text(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (changes.size() == before) {
      throw HubFailure.badInput("there is no rule file in " + folder);
    }
  }

  private Optional<String> name(Path file) {
    String path = file.toAbsolutePath().normalize().toString().replace('\\', '/');
    Optional<String> whole = known.stream().filter(name -> path.endsWith("/" + name)).findFirst();
    if (whole.isPresent() || path.contains("/mappings/")) {
      return whole;
    }
    String last = path.substring(path.lastIndexOf('/'));
    List<String> alike = known.stream().filter(name -> name.endsWith(last)).toList();
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw HubFailure.badInput("cannot read " + file + ": " + e.getMessage());
    }
  }
}
