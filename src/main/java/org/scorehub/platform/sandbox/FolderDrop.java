package org.scorehub.platform.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts whole files into folders that somebody watches. */
public final class FolderDrop {

  private FolderDrop() {}

  /**
   * Writes a file under a name that begins with a dot, then renames it; one of that name is
   * replaced.
   *
   * @param folder made if it is not there
   */
  public static void put(Path folder, String name, byte[] content) {
    try {
      Files.createDirectories(folder);
      Path part = Files.write(folder.resolve("." + name + ".part"), content);
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
