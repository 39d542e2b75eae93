package org.scorehub.platform.sandbox.coop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Receipt;

/**
 * Files that appear in a folder under their final name, whether renamed to it or written under it;
 * the same one twice is two arrivals. Each is checked.
 */
final class FileArrivals implements SftpEventListener {

  private static final String TENANT = "coop";

  /** Older arrivals are only counted. */
  private static final int KEPT = 10_000;

  private final Path inbox;
  private final Clock clock;
  private final Consumer<Receipt> receipts;
  private final Deque<Arrival> latest = new ArrayDeque<>();
  private long count;

  FileArrivals(Path inbox, Clock clock, Consumer<Receipt> receipts) {
    this.inbox = inbox;
    this.clock = clock;
    this.receipts = receipts;
  }

  @Override
  public void moved(
      ServerSession session,
      Path from,
      Path to,
      Collection<CopyOption> options,
      @Nullable Throwable thrown)
      throws IOException {
    if (thrown == null) {
      arrive(to);
    }
  }

  @Override
  public void closed(ServerSession session, String handle, Handle local, @Nullable Throwable thrown)
      throws IOException {
    if (thrown == null && local instanceof FileHandle file && isWritten(file)) {
      arrive(local.getFile());
    }
  }

  synchronized List<Arrival> latest() {
    return List.copyOf(latest);
  }

  synchronized long count() {
    return count;
  }

  synchronized void clear() {
    latest.clear();
    count = 0;
  }

  private void arrive(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    Path file = inbox.resolve(name);
    if (path.endsWith(Path.of(inbox.getFileName().toString(), name).toString()) && isFinal(name)) {
      byte[] content = Files.readAllBytes(file);
      add(new Arrival(clock.instant(), TENANT, Map.of("file-name", List.of(name)), content));
      judge(file, content);
    }
  }

  private static boolean isWritten(FileHandle file) {
    return file.getOpenOptions().contains(StandardOpenOption.WRITE)
        || file.getOpenOptions().contains(StandardOpenOption.APPEND);
  }

  private static boolean isFinal(String name) {
    return !name.startsWith(".") && name.endsWith(".csv");
  }

  private synchronized void add(Arrival arrival) {
    count++;
    latest.addLast(arrival);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
  }

  private void judge(Path file, byte[] content) throws IOException {
    String name = String.valueOf(file.getFileName());
    ProgressFile.Verdict verdict = ProgressFile.check(name, content);
    if (verdict.problems().isEmpty()) {
      receipts.accept(
          new Receipt(name, TENANT, verdict.siteName(), verdict.version(), clock.instant()));
    } else {
      Files.write(
          file.resolveSibling(name + ".abgelehnt.txt"), verdict.problems(), StandardCharsets.UTF_8);
    }
  }
}
