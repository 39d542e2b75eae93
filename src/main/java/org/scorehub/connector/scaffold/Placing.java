package org.scorehub.connector.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts the folders of a connector into a project: all of them or none. */
final class Placing {

  /** Routes come last: a running hub takes up a connector when they are there. */
  private static final List<String> FOLDERS = List.of("schemas", "mappings", "sandbox", "routes");

  private final Path root;
  private final String id;

  Placing(Path root, String id) {
    this.root = root;
    this.id = id;
  }

  /**
   * Writes all files or none.
   *
   * @return where folders that were there are now
   */
  List<Path> place(Map<String, byte[]> files, boolean force) {
    List<Path> there = there();
    if (!there.isEmpty() && !force) {
      throw new UnusableSample(
          "there is a connector %s already: %s; choose another id, or put it aside with --force"
              .formatted(
                  id,
                  String.join(
                      ", ", there.stream().map(p -> root.relativize(p).toString()).toList())));
    }
    Path staging = staging();
    try {
      DraftFiles draft = new DraftFiles();
      files.forEach(draft::put);
      draft.writeTo(staging);
      List<Path> aside = there.isEmpty() ? List.of() : putAside(there);
      move(staging);
      return aside;
    } finally {
      delete(staging);
    }
  }

  private List<Path> there() {
    return FOLDERS.stream().map(f -> root.resolve(f).resolve(id)).filter(Files::exists).toList();
  }

  private Path staging() {
    try {
      return Files.createTempDirectory(root, ".connector-new-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> putAside(List<Path> there) {
    String time =
        LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    Path aside = root.resolve(".hub/replaced").resolve(id + "-" + time);
    Map<Path, Path> moves = new LinkedHashMap<>();
    there.forEach(folder -> moves.put(folder, aside.resolve(root.relativize(folder).getName(0))));
    move(moves);
    return List.copyOf(moves.values());
  }

  private void move(Path staging) {
    Map<Path, Path> moves = new LinkedHashMap<>();
    for (String folder : FOLDERS) {
      Path from = staging.resolve(folder).resolve(id);
      if (Files.isDirectory(from)) {
        moves.put(from, root.resolve(folder).resolve(id));
      }
    }
    move(moves);
  }

  /** If one fails, those before it are taken back. */
  private static void move(Map<Path, Path> moves) {
    List<Map.Entry<Path, Path>> done = new ArrayList<>();
    try {
      for (Map.Entry<Path, Path> move : moves.entrySet()) {
        Files.createDirectories(move.getValue().toAbsolutePath().getParent());
        Files.move(move.getKey(), move.getValue());
        done.add(move);
      }
    } catch (IOException e) {
      for (Map.Entry<Path, Path> move : done) {
        try {
          Files.move(move.getValue(), move.getKey());
        } catch (IOException again) {
          e.addSuppressed(again);
        }
      }
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
