package org.scorehub.connector.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scorehub.mapping.Bundle;

/** Files of a draft by their path from the project root, in memory. */
final class DraftFiles {

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  void put(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  void put(String path, byte[] bytes) {
    files.put(path, bytes.clone());
  }

  static Map<String, byte[]> bytes(Map<String, String> texts) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    texts.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

  void putAll(Map<String, String> texts) {
    texts.forEach(this::put);
  }

  Map<String, byte[]> all() {
    return files;
  }

  /** Together with the files that all connectors share. */
  Bundle with(Bundle shared) {
    SortedMap<String, byte[]> all = new TreeMap<>(shared.files());
    files.forEach(
        (path, content) -> {
          boolean example = path.contains("/examples/") || path.startsWith("sandbox/");
          if (!example) {
            all.put(path, content);
          }
        });
    return Bundle.of(all);
  }

  /** Writes all files below a folder. */
  void writeTo(Path folder) {
    files.forEach(
        (path, content) -> {
          try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
