package org.scorehub.matching;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The project's own rule files, and changed copies of them. */
final class ProjectRules {

  static final MatchingRules RULES = MatchingRules.load(ProjectRules::file);

  private final Map<String, String> changed = new HashMap<>();

  static byte[] file(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new IllegalArgumentException("there is no " + path, e);
    }
  }

  static String text(String path) {
    return new String(file(path), UTF_8);
  }

  ProjectRules replacing(String path, String from, String to) {
    String text = changed.getOrDefault(path, text(path));
    if (!text.contains(from)) {
      throw new UncheckedIOException(new IOException(path + " does not hold " + from));
    }
    changed.put(path, text.replace(from, to));
    return this;
  }

  ProjectRules appending(String path, String line) {
    changed.put(path, changed.getOrDefault(path, text(path)) + line + "\n");
    return this;
  }

  Function<String, byte[]> files() {
    return path -> changed.containsKey(path) ? changed.get(path).getBytes(UTF_8) : file(path);
  }
}
