package org.scorehub.platform.sandbox.eti;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.TwinServer;
import org.scorehub.platform.sandbox.TwinSettings;

/**
 * Stands in for the systems of the members that {@code eti-members} names, each under a path of its
 * own: {@code /boden/v1/audits}. Logs in by OAuth 2.0 client credentials, offers audits page by
 * page, and takes corrective-action progress with {@code If-Match} only. Lists of sites lie in a
 * folder for each member. This project's own profile: no member publishes an interface.
 */
public final class EtiTwin implements Twin {

  /** Id of the connector. */
  public static final String CONNECTOR = "eti-members";

  private static final List<String> STUBS =
      List.of("token.json", "audits.json", "plan.json", "report.json");

  private final ObjectMapper json = new ObjectMapper();
  private final AuditShelf shelf;
  private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();
  private final TwinSettings settings;
  private final Path folder;
  private final TwinServer server;

  private EtiTwin(Path root, Path folder, TwinSettings settings, Clock clock) {
    this.settings = settings;
    this.folder = folder;
    this.shelf = new AuditShelf(clock);
    AccessTokens tokens = new AccessTokens(clock);
    MemberSystem system =
        new MemberSystem(
            tokens,
            new TokenEndpoint(tokens, settings),
            new AuditList(shelf),
            new PlanEndpoint(new ProgressSchema(root), clock, this::tell));
    server = TwinServer.start(settings, CONNECTOR + "/twin/", STUBS, List.of(system));
  }

  /**
   * Starts a twin.
   *
   * @param root folder of the project, which has {@code schemas/}
   * @param folder where it keeps the lists of sites that members drop
   * @throws IllegalStateException if the port is taken
   */
  public static EtiTwin start(Path root, Path folder, TwinSettings settings) {
    return start(root, folder, settings, Clock.systemUTC());
  }

  static EtiTwin start(Path root, Path folder, TwinSettings settings, Clock clock) {
    return new EtiTwin(root, folder, settings, clock);
  }

  @Override
  public String connector() {
    return CONNECTOR;
  }

  /** Its address without a member, for example {@code http://127.0.0.1:41234}. */
  public URI url() {
    return server.url();
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        "hub.twins.eti-members.url", url().toString(),
        "hub.twins.eti-members.username", settings.username(),
        "hub.twins.eti-members.password", settings.password(),
        "hub.twins.eti-members.folder", folder.toString());
  }

  @Override
  public void publish(String tenant, String document, String name, byte[] content) {
    try {
      switch (document) {
        case "smeta-audit" -> shelf.offer(tenant, json.readTree(content));
        case "member-sites" -> drop(folder.resolve(tenant).resolve(document), name, content);
        default -> Twin.super.publish(tenant, document, name, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drop(Path folder, String name, byte[] content) throws IOException {
    Files.createDirectories(folder);
    Path hidden = Files.write(folder.resolve("." + name + ".part"), content);
    Files.move(hidden, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public List<Arrival> arrivals() {
    return server.arrivals();
  }

  @Override
  public long arrivalCount() {
    return server.arrivalCount();
  }

  @Override
  public void forget() {
    server.forget();
  }

  @Override
  public void fail(TwinFault fault) {
    server.fail(fault);
  }

  @Override
  public void recover() {
    server.recover();
  }

  @Override
  public void onReceipt(Consumer<Receipt> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    server.close();
  }

  @Override
  public String toString() {
    return CONNECTOR + " at " + url();
  }

  private void tell(Receipt receipt) {
    listeners.forEach(listener -> listener.accept(receipt));
  }
}
