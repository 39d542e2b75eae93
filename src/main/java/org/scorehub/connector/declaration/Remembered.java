package org.scorehub.connector.declaration;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.mapping.Bundle;

/**
 * What was last made of the same files: connectors share some, and are looked at one after the
 * other. Thread-safe.
 */
final class Remembered<T> {

  private record Made<T>(String texts, T value) {}

  private volatile @Nullable Made<T> last;

  /**
   * What is made of some files of a bundle.
   *
   * @param make is asked if the files are not those of last time; must not change
   */
  T of(Bundle bundle, Collection<String> paths, Supplier<T> make) {
    String texts =
        paths.stream()
            .map(path -> path + '\n' + new String(bundle.read(path), StandardCharsets.ISO_8859_1))
            .collect(Collectors.joining("\n"));
    Made<T> made = last;
    if (made == null || !made.texts().equals(texts)) {
      made = new Made<>(texts, make.get());
      last = made;
    }
    return made.value();
  }
}
