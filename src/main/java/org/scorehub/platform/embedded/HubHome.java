package org.scorehub.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a hub keeps on disk: server data, credentials, logs. An instance
 * is proof that this process is the only hub on it; the lock ends with {@link #close} or with the
 * process, however that ends.
 */
public final class HubHome implements AutoCloseable {

  private final Path folder;
  private final FileChannel lockFile;

  private HubHome(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Where the folder is: {@code HUB_HOME}, else {@code .hub} beside the launcher ({@code
   * HUB_ROOT}), else {@code .hub} in the working directory.
   *
   * @param environment the process environment
   * @return an absolute path that need not exist yet
   */
  public static Path locate(Map<String, String> environment) {
    String home = environment.get("HUB_HOME");
    if (home != null && !home.isBlank()) {
      return Path.of(home).toAbsolutePath().normalize();
    }
    return Path.of(environment.getOrDefault("HUB_ROOT", ""), ".hub").toAbsolutePath().normalize();
  }

  /**
   * Creates the folder if need be, readable by its owner only, and takes its lock.
   *
   * @throws HubHomeInUse if another hub, in this process or another, has it
   * @throws UncheckedIOException if the folder cannot be written
   */
  public static HubHome open(Path folder) {
    try {
      PrivateFiles.createFolder(folder);
      Path home = folder.toRealPath();
      FileChannel channel =
          FileChannel.open(
              home.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new HubHomeInUse(folder, holder(home));
      }
      Files.writeString(pidFile(home), Long.toString(ProcessHandle.current().pid()));
      return new HubHome(home, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the folder " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** The folder, absolute and without symbolic links. */
  public Path folder() {
    return folder;
  }

  /** A place inside the folder, for example {@code logs/kafka.log}. */
  Path resolve(String relative) {
    return folder.resolve(relative);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(pidFile(folder));
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Kept out of the lock file: closing any reader of that file would drop this process's lock. */
  private static Path pidFile(Path home) {
    return home.resolve("hub.pid");
  }

  private static String holder(Path home) {
    try {
      return Files.readString(pidFile(home)).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
