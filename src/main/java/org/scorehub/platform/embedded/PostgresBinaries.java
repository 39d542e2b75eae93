package org.scorehub.platform.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once from the archive on the class path. */
final class PostgresBinaries {

  private static final Pattern JAR_NAME = Pattern.compile("([^/]+)\\.jar!");

  private final Path folder;

  private PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  /**
   * The programs under that folder, unpacked there if they are not yet.
   *
   * @throws EmbeddedServerFailure if there are none for this system
   */
  static PostgresBinaries in(Path parent) {
    String archive = archiveName();
    URL source = PostgresBinaries.class.getResource("/" + archive);
    if (source == null) {
      throw new EmbeddedServerFailure(
          "this build has no PostgreSQL for %s %s: set HUB_DATABASE_URL to an external one"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
    try {
      return new PostgresBinaries(unpackOnce(source, parent.resolve(release(source, archive))));
    } catch (IOException e) {
      throw new EmbeddedServerFailure("PostgreSQL cannot be unpacked: " + e.getMessage(), e);
    }
  }

  /** Full path of {@code postgres} or {@code initdb}. */
  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /** Name of the jar, which holds the version, so that another version is unpacked beside it. */
  private static String release(URL source, String archive) {
    Matcher jar = JAR_NAME.matcher(source.getPath());
    return jar.find() ? jar.group(1) : archive.replace(".txz", "");
  }

  private static Path unpackOnce(URL source, Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      Files.createDirectories(target.getParent());
      Path partial = Files.createTempDirectory(target.getParent(), "unpacking");
      try (InputStream archive = source.openStream()) {
        unpack(archive, partial);
      }
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target.resolve(entry.getName()));
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path place)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(place);
      return;
    }
    Files.createDirectories(place.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, place);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        place, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static String archiveName() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : "linux";
    String processor = System.getProperty("os.arch");
    boolean arm = List.of("aarch64", "arm64").contains(processor);
    return "postgres-%s-%s.txz".formatted(system, arm ? "arm_64" : "x86_64");
  }
}
