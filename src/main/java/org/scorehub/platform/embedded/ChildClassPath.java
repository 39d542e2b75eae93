package org.scorehub.platform.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of this process, written out for a child process. */
final class ChildClassPath {

  private ChildClassPath() {}

  /** All entries as absolute paths, those that stand only in the manifest of a jar included. */
  static String current() {
    Set<Path> entries = new LinkedHashSet<>();
    parts(System.getProperty("java.class.path"), File.pathSeparator)
        .forEach(entry -> add(entries, Path.of(entry).toAbsolutePath()));
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static void add(Set<Path> entries, Path entry) {
    if (entries.add(entry) && entry.toString().endsWith(".jar") && Files.isRegularFile(entry)) {
      parts(manifestClassPath(entry), " ")
          .map(relative -> Path.of(entry.toUri().resolve(URI.create(relative))))
          .filter(Files::exists)
          .forEach(named -> add(entries, named));
    }
  }

  private static Stream<String> parts(String joined, String separator) {
    return Pattern.compile(Pattern.quote(separator))
        .splitAsStream(joined)
        .filter(part -> !part.isEmpty());
  }

  private static String manifestClassPath(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String classPath =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return classPath == null ? "" : classPath;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jar, e);
    }
  }
}
