package org.scorehub.platform.sandbox.coop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.FolderDrop;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.TwinSettings;
import org.scorehub.platform.sandbox.sftp.FileArrivals;
import org.scorehub.platform.sandbox.sftp.Inbox;
import org.scorehub.platform.sandbox.sftp.SftpFaults;
import org.scorehub.platform.sandbox.sftp.SftpServer;

/**
 * Stands in for Coop's SFTP server. The hub fetches from its folder {@value #OUTGOING} and leaves
 * files in {@value #INCOMING}; a file that does not fit the profile gets a {@code .abgelehnt.txt}
 * beside it that names all that is wrong. This project's own profile; Coop publishes no format.
 */
public final class CoopTwin implements Twin {

  /** Id of the connector. */
  public static final String CONNECTOR = "coop-ch";

  /** Folder that Coop offers files in. */
  public static final String OUTGOING = "zu-score";

  /** Folder that Coop takes files from. */
  public static final String INCOMING = "von-score";

  private static final String TENANT = "coop";
  private static final List<String> OFFERED = List.of("supplier-list", "bsci-results");

  private final TwinSettings settings;
  private final Path home;
  private final FileArrivals arrivals;
  private final SftpFaults faults;
  private final SftpServer server;
  private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();

  private CoopTwin(Path folder, TwinSettings settings) {
    this.settings = settings;
    this.faults = new SftpFaults(settings.slow());
    this.home = folder.resolve("home");
    this.arrivals =
        new FileArrivals(
            home,
            List.of(new Inbox(inbox(home), TENANT, ".abgelehnt.txt", ProgressFile::check)),
            Clock.systemUTC(),
            this::tell);
    this.server = new SftpServer(settings, folder, home, faults, arrivals);
  }

  private static Path inbox(Path home) {
    return home.toAbsolutePath().normalize().resolve(INCOMING);
  }

  /**
   * Starts a twin.
   *
   * @param folder keeps its files and its host key
   * @throws IllegalStateException if the port is taken
   */
  public static CoopTwin start(Path folder, TwinSettings settings) {
    CoopTwin twin = new CoopTwin(folder, settings);
    try {
      Files.createDirectories(twin.home.resolve(OUTGOING));
      Files.createDirectories(twin.home.resolve(INCOMING));
      twin.server.start();
    } catch (IOException e) {
      throw new IllegalStateException("the twin cannot listen on port " + settings.port(), e);
    }
    return twin;
  }

  @Override
  public String connector() {
    return CONNECTOR;
  }

  /** Its address, for example {@code sftp://127.0.0.1:41234}. */
  public String url() {
    return "sftp://127.0.0.1:" + server.port();
  }

  /** Its public key as in a known_hosts file, without the host. */
  public String hostKey() {
    return server.hostKey();
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        "hub.twins.coop-ch.url", url(),
        "hub.twins.coop-ch.username", settings.username(),
        "hub.twins.coop-ch.password", settings.password(),
        "hub.twins.coop-ch.host-key", hostKey());
  }

  @Override
  public List<Arrival> arrivals() {
    return arrivals.latest();
  }

  @Override
  public long arrivalCount() {
    return arrivals.count();
  }

  @Override
  public void onArrival(Consumer<Arrival> listener) {
    arrivals.onArrival(listener);
  }

  @Override
  public void forget() {
    arrivals.clear();
  }

  @Override
  public void onReceipt(Consumer<Receipt> listener) {
    listeners.add(listener);
  }

  /** Written under a name that begins with a dot, then renamed. */
  @Override
  public void publish(String tenant, String document, String name, byte[] content) {
    if (!OFFERED.contains(document)) {
      throw new IllegalArgumentException("Coop offers no " + document);
    }
    FolderDrop.put(home.resolve(OUTGOING), name, content);
  }

  /**
   * Adds bytes to an offered file under its own name, as a system does that knows no temporary
   * names: until the last bytes are there it is half a file.
   */
  public void write(String name, byte[] part) {
    try {
      Path file = home.resolve(OUTGOING).resolve(name);
      Files.write(file, part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of all files in and below a folder, as paths from it, sorted. */
  public List<String> files(String folder) {
    Path start = home.resolve(folder);
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> start.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails as {@link SftpFaults} say. */
  @Override
  public void fail(TwinFault fault) {
    faults.begin(fault);
  }

  @Override
  public void recover() {
    faults.end();
  }

  @Override
  public void close() {
    server.close();
  }

  @Override
  public String toString() {
    return CONNECTOR + " at " + url() + ", host key " + hostKey();
  }

  private void tell(Receipt receipt) {
    listeners.forEach(listener -> listener.accept(receipt));
  }
}
