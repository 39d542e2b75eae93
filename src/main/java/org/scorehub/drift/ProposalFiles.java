package org.scorehub.drift;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a proposal says into a project. */
public final class ProposalFiles {

  private static final List<String> FOLDERS = List.of("routes", "mappings", "schemas");

  private ProposalFiles() {}

  /**
   * Writes the example, and makes the edits if wanted. Nothing is written if any of it cannot be.
   *
   * @param root project folder
   * @return paths written, from the project root
   * @throws IllegalArgumentException if a line has changed since, a path leads elsewhere, or the
   *     example is there already
   */
  public static List<String> write(Proposal proposal, Path root, boolean edits) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    ProposedExample example = proposal.example();
    if (example != null) {
      if (Files.exists(inside(root, example.folder()))) {
        throw new IllegalArgumentException(example.folder() + " is there already");
      }
      files.put(example.folder() + "/" + example.inputName(), example.input());
      files.put(example.folder() + "/expected.json", example.expected());
    }
    if (edits) {
      edit(proposal.edits(), root, files);
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = inside(root, file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
    }
    return List.copyOf(files.keySet());
  }

  /** From the last line up, so that the numbers of the others stay right. */
  private static void edit(List<Edit> edits, Path root, Map<String, String> files)
      throws IOException {
    List<Edit> ordered = new ArrayList<>(edits);
    ordered.sort(Comparator.comparingInt(Edit::line).reversed());
    for (Edit edit : ordered) {
      String text = files.get(edit.file());
      String old = text == null ? Files.readString(inside(root, edit.file())) : text;
      files.put(edit.file(), TextFile.apply(old, edit));
    }
  }

  /** A proposal comes from a server: it may write nowhere but into the connector's folders. */
  private static Path inside(Path root, String path) {
    Path target = root.resolve(path).normalize();
    boolean allowed =
        FOLDERS.stream().anyMatch(folder -> target.startsWith(root.resolve(folder).normalize()));
    if (!allowed) {
      throw new IllegalArgumentException(path + " is outside " + FOLDERS);
    }
    return target;
  }
}
