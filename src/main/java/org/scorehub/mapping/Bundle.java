package org.scorehub.mapping;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The text files that decide what a document means, frozen: mappings, code lists, schemas and rules
 * of one connector. Two bundles with the same files have the same id, so an exchange that names the
 * id can be translated again exactly as it was. Immutable and thread-safe.
 */
public final class Bundle {

  private final SortedMap<String, byte[]> files;
  private volatile @Nullable String id;

  /** Of files that nobody changes. */
  Bundle(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /**
   * A bundle of the given files.
   *
   * @param files content by path relative to the project root, with {@code /} between folders; both
   *     are copied, and the order of the map given does not matter
   */
  public static Bundle of(SortedMap<String, byte[]> files) {
    return new Bundle(copy(files));
  }

  /**
   * Reads the files under some folders. Folders named {@code examples} and names that start with a
   * dot are left out.
   *
   * @param projectRoot folder that all paths are relative to
   * @param prefixes folders or single files under it, with {@code /}; one that does not exist adds
   *     nothing
   * @throws IllegalArgumentException if a prefix or a symbolic link leads out of the root
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Bundle load(Path projectRoot, List<String> prefixes) {
    return new ProjectFiles(projectRoot).bundle(prefixes);
  }

  /** SHA-256 over paths and contents in the order of the paths, as 64 lower-case hex digits. */
  public String id() {
    String known = id;
    if (known == null) {
      known = hash(files);
      id = known;
    }
    return known;
  }

  /** Whether the files are the same, found without hashing them. */
  public boolean hasFilesOf(Bundle other) {
    return files.keySet().equals(other.files.keySet())
        && files.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), other.files.get(file.getKey())));
  }

  /** A copy of all files by path, sorted by path. */
  public SortedMap<String, byte[]> files() {
    return Collections.unmodifiableSortedMap(copy(files));
  }

  /**
   * A copy of one file.
   *
   * @throws IllegalArgumentException naming the path if the bundle does not hold it
   */
  public byte[] read(String path) {
    byte[] content = files.get(path);
    if (content == null) {
      throw new IllegalArgumentException("no file " + path + " in the bundle");
    }
    return content.clone();
  }

  /** Whether there is such a file. */
  public boolean contains(String path) {
    return files.containsKey(path);
  }

  /** Paths of all files, sorted. */
  public SortedSet<String> paths() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
  }

  String text(String path) {
    return new String(read(path), StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bundle bundle && bundle.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }

  @Override
  public String toString() {
    return "Bundle[" + id() + ", " + files.size() + " files]";
  }

  private static SortedMap<String, byte[]> copy(SortedMap<String, byte[]> files) {
    SortedMap<String, byte[]> copy = new TreeMap<>();
    files.forEach((path, content) -> copy.put(path, content.clone()));
    return copy;
  }

  private static String hash(SortedMap<String, byte[]> files) {
    MessageDigest digest = sha256();
    files.forEach(
        (path, content) -> {
          update(digest, path.getBytes(StandardCharsets.UTF_8));
          update(digest, content);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    digest.update(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }
}
