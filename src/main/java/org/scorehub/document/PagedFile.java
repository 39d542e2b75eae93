package org.scorehub.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bytes that are appended first and read in any order later, in a file that is gone once this is
 * closed; the pages read last stay in memory. Not thread-safe.
 */
final class PagedFile implements AutoCloseable {

  private static final int PAGE = 64 * 1024;
  private static final int PAGES = 64;

  private final FileChannel channel;
  private final ByteBuffer tail = ByteBuffer.allocate(PAGE);
  private final Map<Long, ByteBuffer> pages =
      new LinkedHashMap<>(PAGES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ByteBuffer> eldest) {
          return size() > PAGES;
        }
      };
  private long length;

  PagedFile() {
    try {
      Path path = Files.createTempFile("table", ".tmp");
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long length() {
    return length;
  }

  void append(byte[] bytes) {
    length += bytes.length;
    for (int at = 0; at < bytes.length; ) {
      int part = Math.min(tail.remaining(), bytes.length - at);
      tail.put(bytes, at, part);
      at += part;
      if (!tail.hasRemaining()) {
        flush();
      }
    }
  }

  /** To be called between the last append and the first read. */
  void flush() {
    tail.flip();
    try {
      while (tail.hasRemaining()) {
        channel.write(tail);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tail.clear();
  }

  /** Fills the array from an offset; all of it must have been appended. */
  void read(long offset, byte[] into) {
    for (int at = 0; at < into.length; ) {
      long place = offset + at;
      ByteBuffer page = pages.computeIfAbsent(place / PAGE, this::load);
      int start = (int) (place % PAGE);
      int part = Math.min(page.limit() - start, into.length - at);
      page.get(start, into, at, part);
      at += part;
    }
  }

  private ByteBuffer load(long number) {
    long start = number * PAGE;
    ByteBuffer page = ByteBuffer.allocate((int) Math.min(PAGE, length - start));
    try {
      while (page.hasRemaining() && channel.read(page, start + page.position()) >= 0) {}
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.flip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
