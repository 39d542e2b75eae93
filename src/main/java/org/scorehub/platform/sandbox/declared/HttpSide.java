package org.scorehub.platform.sandbox.declared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorSettings.Tenant;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.SandboxFiles;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.TwinServer;
import org.scorehub.platform.sandbox.TwinSettings;
import org.scorehub.platform.sandbox.declared.Declaration.Transfer;
import org.scorehub.platform.sandbox.declared.DeclaredSystem.TenantSystem;

/** The part of a declared twin that speaks HTTP. */
final class HttpSide implements AutoCloseable {

  private static final List<String> TAKING = List.of("http-out", "soap-out");
  private static final String OFFERING = "rest-poll";

  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
  private final TwinServer server;

  private HttpSide(TwinServer server) {
    this.server = server;
  }

  /**
   * Starts a server, if any document goes by HTTP.
   *
   * @param receipts told of everything that is taken
   * @return null if none does
   */
  static @Nullable HttpSide start(
      Path root,
      String connector,
      Declaration declaration,
      Map<String, Tenant> tenants,
      TwinSettings settings,
      Consumer<Receipt> receipts) {
    if (TAKING.stream().noneMatch(declaration::uses) && !declaration.uses(OFFERING)) {
      return null;
    }
    DeclaredSystem system = new DeclaredSystem();
    HttpSide side =
        new HttpSide(
            TwinServer.start(
                SandboxFiles.of(root),
                settings,
                connector + "/twin/",
                List.of("declared.json"),
                List.of(system)));
    List<TenantSystem> systems = new ArrayList<>();
    tenants.forEach(
        (id, tenant) ->
            systems.add(
                new TenantSystem(
                    new Login(tenant), side.services(root, declaration, id, tenant, receipts))));
    system.open(systems);
    return side;
  }

  private List<Service> services(
      Path root, Declaration declaration, String id, Tenant tenant, Consumer<Receipt> receipts) {
    URI endpoint = tenant.endpoint();
    if (endpoint == null || !String.valueOf(endpoint.getScheme()).startsWith("http")) {
      return List.of();
    }
    List<Service> services = new ArrayList<>();
    for (Transfer transfer : declaration.sent()) {
      if (TAKING.contains(transfer.template())) {
        DocumentCheck check = DocumentCheck.of(root, transfer.manifest());
        services.add(new Taking(id, endpoint.getRawPath(), transfer, check, receipts));
      }
    }
    for (Transfer transfer : declaration.fetched()) {
      if (transfer.template().equals(OFFERING)) {
        services.add(new Offering(endpoint.getRawPath(), transfer, shelf(id, transfer)));
      }
    }
    return services;
  }

  private Shelf shelf(String tenant, Transfer transfer) {
    return shelves.computeIfAbsent(tenant + '/' + transfer.document(), name -> new Shelf());
  }

  /** Offers a document; false if none is fetched from there. */
  boolean publish(Transfer transfer, String tenant, byte[] content) {
    Shelf shelf = shelves.get(tenant + '/' + transfer.document());
    if (shelf != null) {
      shelf.put(new String(content, UTF_8).strip());
    }
    return shelf != null;
  }

  URI url() {
    return server.url();
  }

  /** Deliveries only; asking for tokens and pages is no arrival of a document. */
  List<Arrival> arrivals() {
    return server.arrivals().stream()
        .filter(arrival -> !arrival.header("idempotency-key").isEmpty())
        .toList();
  }

  void onArrival(Consumer<Arrival> listener) {
    server.onArrival(listener);
  }

  void forget() {
    server.forget();
  }

  void fail(TwinFault fault) {
    server.fail(fault);
  }

  void recover() {
    server.recover();
  }

  @Override
  public void close() {
    server.close();
  }
}
