package org.scorehub.web.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scorehub.connector.Connector;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.mapping.Bundle;

/**
 * A file of a mapping, for choosing.
 *
 * @param path from the project root
 * @param changed whether the caller has a draft of it
 * @param own whether it is the connector's own, and can be changed here
 */
record MappingFiles(String path, boolean changed, boolean own) {

  private static final String SHARED = "mappings/_shared/";

  /** The document's mapping first, then the others of the connector, then those that are shared. */
  static List<MappingFiles> of(
      Connector connector, DocumentDefinition document, Map<String, String> drafts) {
    List<String> paths = new ArrayList<>(List.of(document.mapping()));
    for (String path : connector.bundle().paths()) {
      if (isOwn(connector, path) && !paths.contains(path)) {
        paths.add(path);
      }
    }
    for (String path : connector.bundle().paths()) {
      if (path.startsWith(SHARED) && path.endsWith(".jslt")) {
        paths.add(path);
      }
    }
    return paths.stream()
        .map(path -> new MappingFiles(path, drafts.containsKey(path), isOwn(connector, path)))
        .toList();
  }

  /** Whether it is a mapping or code list of the connector itself. */
  static boolean isOwn(Connector connector, String path) {
    return path.startsWith("mappings/" + connector.id() + "/")
        && (path.endsWith(".jslt") || path.endsWith(".csv"))
        && connector.bundle().contains(path);
  }

  /** The text as a form of a browser has it. */
  static String text(Bundle bundle, String path) {
    return lines(new String(bundle.read(path), UTF_8));
  }

  /** The same with LF at the end of lines. */
  static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
