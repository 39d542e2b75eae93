package org.scorehub.platform.sandbox.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.FolderDrop;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.TwinSettings;
import org.scorehub.platform.sandbox.declared.Declaration.Transfer;
import org.scorehub.platform.sandbox.sftp.FileArrivals;
import org.scorehub.platform.sandbox.sftp.Inbox;
import org.scorehub.platform.sandbox.sftp.SftpFaults;
import org.scorehub.platform.sandbox.sftp.SftpServer;

/** The part of a declared twin that deals in files: local folders, and an SFTP server if needed. */
final class FileSide implements AutoCloseable {

  private static final Set<TwinFault> LETTING =
      EnumSet.of(TwinFault.SLOW, TwinFault.DRIP, TwinFault.REFUSE);

  private final TenantFiles files;
  private final List<Transfer> fetched;
  private final FileArrivals arrivals;
  private final FolderInboxes folders;
  private final SftpFaults faults;
  private final @Nullable SftpServer server;

  /**
   * @param folder keeps the SFTP server's files and host key
   * @param receipts told of every file that is taken
   */
  FileSide(
      Path folder,
      TenantFiles files,
      Declaration declaration,
      TwinSettings settings,
      Consumer<Receipt> receipts) {
    this.files = files;
    this.faults = new SftpFaults(settings.slow());
    this.fetched = declaration.fetched();
    List<Inbox> remote = files.inboxes(declaration.sent(), "sftp-out");
    List<Inbox> local = files.inboxes(declaration.sent(), "folder-out");
    List<Inbox> inboxes = new ArrayList<>(remote);
    inboxes.addAll(local);
    this.arrivals = new FileArrivals(files.home(), inboxes, Clock.systemUTC(), receipts);
    this.folders = new FolderInboxes(local.stream().map(Inbox::folder).toList(), arrivals);
    this.server =
        declaration.uses("sftp-out") || declaration.uses("sftp-in")
            ? start(folder, settings, remote)
            : null;
  }

  private SftpServer start(Path folder, TwinSettings settings, List<Inbox> inboxes) {
    SftpServer sftp = new SftpServer(settings, folder, files.home(), faults, arrivals);
    try {
      Files.createDirectories(files.home());
      for (Inbox inbox : inboxes) {
        Files.createDirectories(inbox.folder());
      }
      for (Transfer transfer : fetched) {
        for (String tenant : files.tenants().keySet()) {
          Optional<Path> outbox = files.outbox(transfer, tenant);
          if (transfer.template().equals("sftp-in") && outbox.isPresent()) {
            Files.createDirectories(outbox.get());
          }
        }
      }
      sftp.start();
    } catch (IOException e) {
      throw new IllegalStateException("the twin cannot listen on port " + settings.port(), e);
    }
    return sftp;
  }

  /** How the hub reaches the SFTP server; empty if there is none. */
  Map<String, Object> properties(String prefix) {
    return server == null
        ? Map.of()
        : Map.of(
            prefix + "url",
            "sftp://127.0.0.1:" + server.port(),
            prefix + "host-key",
            server.hostKey());
  }

  /** Offers a file; false if none is fetched from there. */
  boolean publish(Transfer transfer, String tenant, String name, byte[] content) {
    Optional<Path> outbox = files.outbox(transfer, tenant);
    outbox.ifPresent(folder -> FolderDrop.put(folder, name, content));
    return outbox.isPresent();
  }

  List<Arrival> arrivals() {
    folders.look();
    return arrivals.latest();
  }

  long arrivalCount() {
    folders.look();
    return arrivals.count();
  }

  void onArrival(Consumer<Arrival> listener) {
    arrivals.onArrival(listener);
  }

  void forget() {
    arrivals();
    arrivals.clear();
  }

  /** A folder of this machine can only be there or not; refusing and slowness it does not know. */
  void fail(TwinFault fault) {
    recover();
    faults.begin(fault);
    if (!LETTING.contains(fault)) {
      folders.block();
    }
  }

  void recover() {
    faults.end();
    folders.unblock();
  }

  @Override
  public void close() {
    folders.close();
    if (server != null) {
      server.close();
    }
  }
}
