package org.scorehub.platform.sandbox.declared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.scorehub.platform.sandbox.sftp.FileArrivals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks several times a second for new files in folders of this machine. */
final class FolderInboxes implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FolderInboxes.class);
  private static final int MILLIS = 250;
  private static final String BLOCKED = ".blocked";

  private static final Comparator<Path> OLDEST_FIRST =
      Comparator.comparing(FolderInboxes::modified).thenComparing(Comparator.naturalOrder());

  private final List<Path> folders;
  private final FileArrivals arrivals;
  private final Set<Path> seen = new HashSet<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(FolderInboxes::daemon);

  @SuppressWarnings("FutureReturnValueIgnored") // looks until the end
  FolderInboxes(List<Path> folders, FileArrivals arrivals) {
    this.folders = List.copyOf(folders);
    this.arrivals = arrivals;
    clock.scheduleWithFixedDelay(this::lookQuietly, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "folder-twin");
    thread.setDaemon(true);
    return thread;
  }

  private void lookQuietly() {
    try {
      look();
    } catch (UncheckedIOException e) { // an uncaught one would end the looking
      log.debug("a folder cannot be looked at: {}", e.getMessage());
    }
  }

  /** Notes what has come since the last time. */
  synchronized void look() {
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        if (seen.add(file)) {
          arrive(file);
        }
      }
    }
  }

  private void arrive(Path file) {
    try {
      arrivals.arrive(file);
    } catch (NoSuchFileException e) {
      seen.remove(file); // it was renamed just now
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted(OLDEST_FIRST).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) { // it was renamed just now
      return FileTime.fromMillis(Long.MAX_VALUE);
    }
  }

  /** Lets nobody write: a plain file stands where each folder was. */
  synchronized void block() {
    look();
    for (Path folder : folders) {
      try {
        if (!Files.isRegularFile(folder)) {
          Files.createDirectories(folder);
          Files.move(folder, folder.resolveSibling(folder.getFileName() + BLOCKED));
          Files.createFile(folder);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Ends {@link #block()}. */
  synchronized void unblock() {
    for (Path folder : folders) {
      try {
        if (Files.isRegularFile(folder)) {
          Files.delete(folder);
          Files.move(folder.resolveSibling(folder.getFileName() + BLOCKED), folder);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    unblock();
  }
}
