package org.scorehub.platform.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What senders were told, on disk before they go on; and what systems offer. Thread-safe. */
final class Ledger implements AutoCloseable {

  private final FileChannel file;
  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private final List<Offered> offered = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  Ledger(Path path) {
    try {
      file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void acknowledge(Acknowledged one) {
    write("acknowledged\t" + one.id() + '\t' + one.key() + '\t' + one.sha256() + '\t' + one.what());
    acknowledged.add(one);
  }

  synchronized void offer(Offered one) {
    write("offered\t" + one);
    offered.add(one);
  }

  /** A document that is right was refused. */
  synchronized void refuse(String what) {
    write("refused\t" + what);
    refusals.add(what);
  }

  synchronized List<Acknowledged> acknowledged() {
    return List.copyOf(acknowledged);
  }

  synchronized List<Offered> offered() {
    return List.copyOf(offered);
  }

  synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  private void write(String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line.replace('\n', ' ') + "\n").getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
