package org.scorehub.platform.sandbox.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that hold a connector's routes. */
final class Routes {

  private static final Pattern SENDING =
      Pattern.compile("routeTemplateRef:\\s*[\"']?(http|soap|sftp|folder)-out\\b");
  private static final Pattern TEMPLATE = Pattern.compile("routeTemplateRef:\\s*[\"']?([\\w-]+)");

  private Routes() {}

  /**
   * A place in a file.
   *
   * @param file from the project root
   * @param line 1-based
   */
  record Place(String file, int line, String template) {}

  /** Files with routes that send without a database. */
  static List<Path> sending(Path root, String connector) {
    return files(root, connector).stream()
        .filter(file -> SENDING.matcher(text(file)).find())
        .toList();
  }

  /** Whether a connector sends files to a server. */
  static boolean byFile(Path root, String connector) {
    return files(root, connector).stream().anyMatch(file -> text(file).contains("sftp-out"));
  }

  /**
   * Where the route of an outbound document stands; of the manifest if there is none, with an empty
   * template.
   */
  static Place of(Path root, String connector, String document) {
    Pattern named = Pattern.compile("value:\\s*[\"']?" + Pattern.quote(document) + "[\"']?\\s*$");
    for (Path file : files(root, connector)) {
      List<String> lines = text(file).lines().toList();
      int template = 0;
      for (int i = 0; i < lines.size(); i++) {
        if (TEMPLATE.matcher(lines.get(i)).find()) {
          template = i;
        }
        if (named.matcher(lines.get(i)).find()) {
          Matcher found = TEMPLATE.matcher(lines.get(template));
          String name = found.find() ? found.group(1) : "";
          if (name.endsWith("-out")) {
            return new Place(root.relativize(file).toString(), template + 1, name);
          }
        }
      }
    }
    return manifest(root, connector, document);
  }

  /** Where the manifest tells of a document. */
  static Place manifest(Path root, String connector, String document) {
    Path file = root.resolve("routes").resolve(connector).resolve("connector.yaml");
    List<String> lines = text(file).lines().toList();
    int line = 1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(document + ":")) {
        line = i + 1;
      }
    }
    return new Place(root.relativize(file).toString(), line, "");
  }

  private static List<Path> files(Path root, String connector) {
    try (Stream<Path> files = Files.list(root.resolve("routes").resolve(connector))) {
      return files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
