package org.scorehub.activation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/** Changes files of a project as people and tools do, and puts them back. */
public final class ProjectFiles implements AutoCloseable {

  private final Path root;
  private final SortedMap<String, Optional<byte[]>> before = new TreeMap<>();

  public ProjectFiles(Path root) {
    this.root = root;
  }

  public String read(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /** Saves as editors do: under another name, then renamed. */
  public void save(String path, String text) {
    remember(path);
    Path target = root.resolve(path);
    Path draft = target.resolveSibling("." + target.getFileName() + ".draft");
    try {
      Files.createDirectories(target.getParent());
      Files.writeString(draft, text);
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Saves with one text in the place of another. */
  public void change(String path, String from, String to) {
    String text = read(path);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(path + " does not contain " + from);
    }
    save(path, text.replace(from, to));
  }

  public void delete(String path) {
    remember(path);
    try {
      Files.delete(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remember(String path) {
    before.computeIfAbsent(
        path, p -> Files.exists(root.resolve(p)) ? Optional.of(bytes(p)) : Optional.empty());
  }

  private byte[] bytes(String path) {
    try {
      return Files.readAllBytes(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts everything back as it was. */
  @Override
  public void close() {
    before.forEach(this::restore);
    before.clear();
  }

  private void restore(String path, Optional<byte[]> content) {
    try {
      Path target = root.resolve(path);
      if (content.isPresent()) {
        Files.createDirectories(target.getParent());
        Files.write(target, content.get());
      } else {
        FileSystemUtils.deleteRecursively(target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
