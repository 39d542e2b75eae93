package org.scorehub.web.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.scorehub.activation.Activator;
import org.scorehub.connector.Connector;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.web.Outdated;
import org.scorehub.web.Withheld;
import org.scorehub.web.connector.ActivationReads;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Brings what was made in the playground into files: to download, or into the connector's folders
 * of this instance, for engineers of the organisation that runs the hub. What becomes of those
 * files is decided as of all others: see {@code docs/reload.md}.
 */
@Component
class PlaygroundFiles {

  private final Path root;
  private final ActivationReads activations;
  private final Activator activator;
  private final AccessTrail trail;

  PlaygroundFiles(
      @Value("${hub.root}") Path root,
      ActivationReads activations,
      Activator activator,
      AccessTrail trail) {
    this.root = root;
    this.activations = activations;
    this.activator = activator;
    this.trail = trail;
  }

  /** Whether the caller may write into the folders of a connector, and this instance can. */
  boolean mayWrite(String connector) {
    return Caller.current().mayRun()
        && activations.isDecidedHere()
        && Files.isWritable(root.resolve("mappings").resolve(connector));
  }

  /** Whether files that are written become active by themselves. */
  boolean followsFiles() {
    return !activator.isOffered();
  }

  /** Files in a ZIP archive, by path. */
  static byte[] zipped(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An example by path from the project root. */
  static SortedMap<String, byte[]> paths(PlayedExample example) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    example.files().forEach((name, bytes) -> files.put(example.folder() + "/" + name, bytes));
    return files;
  }

  /**
   * Writes an example.
   *
   * @throws Outdated if there is one of its name
   */
  void write(Connector connector, PlayedExample example) {
    refuseUnlessAllowed(connector);
    Path folder = root.resolve(example.folder());
    if (Files.exists(folder)) {
      throw new Outdated("There is an example of that name");
    }
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : example.files().entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    trail.record("example.written", example.folder());
  }

  /**
   * Puts drafts in the place of the connector's files. Nothing is written if one of them has
   * changed since the draft began.
   *
   * @throws Outdated if so
   */
  void place(Connector connector, List<MappingDrafts.Draft> drafts) {
    refuseUnlessAllowed(connector);
    try {
      for (MappingDrafts.Draft draft : drafts) {
        Path file = root.resolve(draft.path());
        if (!MappingFiles.isOwn(connector, draft.path())
            || !Files.isRegularFile(file)
            || !draft.isOf(Files.readAllBytes(file))) {
          throw new Outdated("The files have changed since they were looked at");
        }
      }
      for (MappingDrafts.Draft draft : drafts) {
        place(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    trail.record("mapping.written", "connector:" + connector.id());
  }

  private void place(MappingDrafts.Draft draft) throws IOException {
    Path file = root.resolve(draft.path());
    Path written = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(written, draft.content().getBytes(UTF_8));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void refuseUnlessAllowed(Connector connector) {
    if (!mayWrite(connector.id())) {
      throw new Withheld(
          "Only engineers of the organisation that runs the hub decide on connectors");
    }
  }
}
