package org.scorehub.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder with changed mappings, by their path from the project root. */
final class CandidateFiles {

  private static final Set<String> KINDS = Set.of("jslt", "csv", "xsd", "wsdl", "json", "yaml");
  private static final long MOST_BYTES = 8L << 20;

  private CandidateFiles() {}

  /**
   * Reads them.
   *
   * @param folder a project folder with {@code mappings/} in it, or the mapping folder of the
   *     connector
   * @throws HubFailure if there are none, or too many
   */
  static SortedMap<String, String> read(Path folder, String connector) throws IOException {
    boolean project = Files.isDirectory(folder.resolve("mappings"));
    SortedMap<String, String> files = new TreeMap<>();
    long size = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String inside = folder.relativize(file).toString().replace('\\', '/');
        String path = project ? inside : "mappings/" + connector + "/" + inside;
        if (belongs(path, connector)) {
          String text = Files.readString(file, StandardCharsets.UTF_8);
          size += text.length();
          files.put(path, text);
        }
      }
    }
    if (files.isEmpty() || size > MOST_BYTES) {
      throw HubFailure.badInput(
          folder
              + (files.isEmpty() ? " has no mapping file of " + connector : " has more than 8 MB"));
    }
    return files;
  }

  private static boolean belongs(String path, String connector) {
    boolean known =
        path.startsWith("mappings/" + connector + "/")
            || path.startsWith("mappings/_shared/")
            || path.startsWith("mappings/canonical/")
            || path.startsWith("mappings/score/")
            || path.startsWith("schemas/" + connector + "/")
            || path.equals("routes/" + connector + "/connector.yaml");
    String kind = path.substring(path.lastIndexOf('.') + 1);
    return known && KINDS.contains(kind) && !path.contains("/examples/");
  }
}
