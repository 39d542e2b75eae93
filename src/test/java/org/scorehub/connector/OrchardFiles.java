package org.scorehub.connector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.declaration.Declarations;
import org.scorehub.mapping.Bundle;

/** The invented connector in {@code src/test/resources/declarations}, to make mistakes in. */
final class OrchardFiles {

  static final Path FOLDER = Path.of("src/test/resources/declarations").toAbsolutePath();
  private static final String ID = "orchard";
  private static final SortedMap<String, byte[]> FILES = load();

  private OrchardFiles() {}

  private static SortedMap<String, byte[]> load() {
    List<String> shared =
        List.of("routes/_shared", "schemas/hub", "mappings/_shared", "mappings/canonical");
    SortedMap<String, byte[]> files = new TreeMap<>(Bundle.load(Path.of(""), shared).files());
    files.putAll(Bundle.load(FOLDER, List.of("routes", "mappings", "schemas", "sandbox")).files());
    return files;
  }

  static String text(String file) {
    return new String(FILES.get(file), UTF_8);
  }

  /** Everything wrong with the connector if one of its files has another text. */
  static List<Problem> problemsWith(String file, String text) {
    SortedMap<String, byte[]> files = new TreeMap<>(FILES);
    files.put(file, bytes(text));
    Bundle bundle = Bundle.of(files);
    List<Problem> declared = Declarations.problems(bundle, ID);
    try {
      ConnectorCompiler.compile(bundle, ID);
      return declared;
    } catch (InvalidConnector e) {
      return e.with(declared).problems();
    }
  }

  /** UTF-8, where {@code \xff} in the text stands for a byte that is not. */
  private static byte[] bytes(String text) {
    if (!text.contains("\\xff")) {
      return text.getBytes(UTF_8);
    }
    String latin = new String(text.getBytes(UTF_8), ISO_8859_1);
    return latin.replace("\\xff", "\u00ff").getBytes(ISO_8859_1);
  }
}
