package org.scorehub.platform.bench.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.bench.load.Sleep;

/** The disk of the servers, which can be filled to the last byte if it is one of their own. */
final class SmallDisk {

  private static final int BLOCK = 1 << 20;

  private final @Nullable Path folder;
  private volatile boolean filled;

  private SmallDisk(@Nullable Path folder) {
    this.folder = folder;
  }

  /** A file system of its own. */
  static SmallDisk at(Path folder) {
    return new SmallDisk(folder);
  }

  /** A disk that is everybody's, and so is never filled. */
  static SmallDisk none() {
    return new SmallDisk(null);
  }

  /** Whether it was full. */
  boolean wasFull() {
    return filled;
  }

  /** Fills it, keeps it full for a while, and gives the room back. */
  void fill(Duration lasts) {
    if (folder == null) {
      throw new IllegalStateException("the disk is not the run's own");
    }
    Path ballast = folder.resolve("ballast");
    long until = System.nanoTime() + lasts.toNanos();
    try {
      while (System.nanoTime() < until) {
        takeAll(ballast);
        Sleep.millis(50);
      }
    } finally {
      delete(ballast);
    }
  }

  /** Also what is given back meanwhile. */
  private void takeAll(Path ballast) {
    for (int block = BLOCK; block >= 1; block /= 16) {
      try (FileChannel file =
          FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (file.write(ByteBuffer.allocate(block)) == block) {
          Thread.onSpinWait();
        }
      } catch (IOException e) {
        filled = true;
      }
    }
  }

  private static void delete(Path ballast) {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new IllegalStateException("the disk stays full", e);
    }
  }
}
