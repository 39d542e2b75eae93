package org.scorehub.platform.sandbox.sftp;

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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Receipt;

/**
 * Files that appear in inboxes under their final name, whether renamed to it or written under it;
 * the same one twice is two arrivals. Each is checked.
 */
public final class FileArrivals implements SftpEventListener {

  /** Older arrivals are only counted. */
  private static final int KEPT = 10_000;

  private final Path home;
  private final List<Inbox> inboxes;
  private final Clock clock;
  private final Consumer<Receipt> receipts;
  private final Deque<Arrival> latest = new ArrayDeque<>();
  private final List<Consumer<Arrival>> listeners = new CopyOnWriteArrayList<>();
  private long count;

  /**
   * @param home folder that clients see as the root
   * @param receipts told of every file that is taken
   */
  public FileArrivals(Path home, List<Inbox> inboxes, Clock clock, Consumer<Receipt> receipts) {
    this.home = home.toAbsolutePath().normalize();
    this.inboxes = List.copyOf(inboxes);
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
      arrive(real(to));
    }
  }

  @Override
  public void closed(ServerSession session, String handle, Handle local, @Nullable Throwable thrown)
      throws IOException {
    if (thrown == null && local instanceof FileHandle file && isWritten(file)) {
      arrive(real(local.getFile()));
    }
  }

  /** The latest 10,000, oldest first. */
  public synchronized List<Arrival> latest() {
    return List.copyOf(latest);
  }

  /** How many there have been since they were last cleared. */
  public synchronized long count() {
    return count;
  }

  /** Calls the listener for every one from now on. */
  public void onArrival(Consumer<Arrival> listener) {
    listeners.add(listener);
  }

  /** Forgets them all. */
  public synchronized void clear() {
    latest.clear();
    count = 0;
  }

  /** A file as it lies on this machine; a session names it from its own root. */
  private Path real(Path file) {
    return home.resolve(file.toString().replaceFirst("^/+", "")).normalize();
  }

  /** A file under this path may have come to one of the inboxes. */
  public void arrive(Path file) throws IOException {
    for (Inbox inbox : inboxes) {
      if (inbox.takes(file)) {
        byte[] content = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        Arrival arrival =
            new Arrival(
                clock.instant(), inbox.tenant(), Map.of("file-name", List.of(name)), content);
        add(arrival);
        listeners.forEach(listener -> listener.accept(arrival));
        judge(inbox, file, content);
      }
    }
  }

  private static boolean isWritten(FileHandle file) {
    return file.getOpenOptions().contains(StandardOpenOption.WRITE)
        || file.getOpenOptions().contains(StandardOpenOption.APPEND);
  }

  private synchronized void add(Arrival arrival) {
    count++;
    latest.addLast(arrival);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
  }

  private void judge(Inbox inbox, Path file, byte[] content) throws IOException {
    String name = String.valueOf(file.getFileName());
    Inbox.Verdict verdict = inbox.check().of(name, content);
    if (verdict.problems().isEmpty()) {
      receipts.accept(
          new Receipt(
              name, inbox.tenant(), verdict.siteName(), verdict.version(), clock.instant()));
    } else {
      Files.write(
          file.resolveSibling(name + inbox.rejected()), verdict.problems(), StandardCharsets.UTF_8);
    }
  }
}
