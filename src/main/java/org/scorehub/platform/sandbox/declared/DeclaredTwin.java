package org.scorehub.platform.sandbox.declared;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.ConnectorSettings.Tenant;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.Receipts;
import org.scorehub.platform.sandbox.SandboxFiles;
import org.scorehub.platform.sandbox.SandboxTenants;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.TwinHost;
import org.scorehub.platform.sandbox.TwinSettings;
import org.scorehub.platform.sandbox.declared.Declaration.Transfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The systems of a connector's tenants, as the connector declares them: takes what {@code
 * http-out}, {@code soap-out}, {@code sftp-out} and {@code folder-out} send, offers what {@code
 * rest-poll}, {@code sftp-in} and {@code folder-in} fetch. A database of theirs, and a registry
 * that is asked, are not played, and it says so when it starts.
 */
public final class DeclaredTwin implements Twin {

  private static final Logger log = LoggerFactory.getLogger(DeclaredTwin.class);
  private static final Set<String> PLAYED =
      Set.of("http-out", "soap-out", "sftp-out", "folder-out", "rest-poll", "sftp-in", "folder-in");

  private final String connector;
  private final TwinSettings settings;
  private final Path folder;
  private final Declaration declaration;
  private final Receipts receipts = new Receipts();
  private final FileSide files;
  private final @Nullable HttpSide http;

  private DeclaredTwin(String connector, TwinHost host, int port) {
    this.connector = connector;
    this.settings = host.settings(connector, port);
    this.folder = host.folder().resolve(connector).toAbsolutePath().normalize();
    this.declaration = Declaration.read(host.root(), connector);
    Map<String, Tenant> tenants = tenants(host);
    this.http =
        HttpSide.start(host.root(), connector, declaration, tenants, settings, receipts::tell);
    TenantFiles places = new TenantFiles(host.root(), folder.resolve("home"), tenants);
    this.files = new FileSide(folder, places, declaration, settings, receipts::tell);
  }

  /**
   * Starts a twin.
   *
   * @param connector one with a manifest and a folder in {@code sandbox/}
   * @param port 0 for a free one; not used where everything goes by folders
   * @throws IllegalStateException if the port is taken
   * @throws IllegalArgumentException if its schemas or tenants cannot be used
   */
  public static DeclaredTwin start(String connector, TwinHost host, int port) {
    DeclaredTwin twin = new DeclaredTwin(connector, host, port);
    twin.unplayed().forEach(line -> log.info("{} has no twin for {}", connector, line));
    return twin;
  }

  /** Only paths, logins and folders count here; ports are not known yet. */
  private Map<String, Tenant> tenants(TwinHost host) {
    Map<String, Object> properties = new HashMap<>(common());
    boolean sftp = declaration.uses("sftp-out") || declaration.uses("sftp-in");
    properties.put(prefix() + "url", sftp ? "sftp://127.0.0.1" : "http://127.0.0.1");
    properties.put(prefix() + "host-key", "unknown");
    ConnectorSettings bound =
        SandboxTenants.settings(
            SandboxFiles.of(host.root()), connector, properties, host.environment());
    Map<String, Tenant> tenants = new HashMap<>();
    for (String id : bound.tenantsOf(connector)) {
      Tenant tenant = bound.tenant(connector, id);
      if (tenant != null) {
        tenants.put(id, tenant);
      }
    }
    return tenants;
  }

  private String prefix() {
    return "hub.twins." + connector + '.';
  }

  private Map<String, Object> common() {
    return Map.of(
        prefix() + "username", settings.username(),
        prefix() + "password", settings.password(),
        prefix() + "drops", folder.toString());
  }

  private List<String> unplayed() {
    return Stream.concat(declaration.sent().stream(), declaration.fetched().stream())
        .filter(transfer -> !PLAYED.contains(transfer.template()))
        .map(transfer -> transfer.document() + ", which goes by " + transfer.template())
        .toList();
  }

  @Override
  public String connector() {
    return connector;
  }

  @Override
  public Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(common());
    properties.putAll(files.properties(prefix()));
    if (http != null) {
      properties.put(prefix() + "url", http.url().toString());
    }
    return properties;
  }

  @Override
  public List<Arrival> arrivals() {
    List<Arrival> all = new ArrayList<>(files.arrivals());
    if (http != null) {
      all.addAll(http.arrivals());
    }
    all.sort(Comparator.comparing(Arrival::at));
    return all;
  }

  @Override
  public long arrivalCount() {
    return files.arrivalCount() + (http == null ? 0 : http.arrivals().size());
  }

  @Override
  public void onArrival(Consumer<Arrival> listener) {
    files.onArrival(listener);
    if (http != null) {
      http.onArrival(listener);
    }
  }

  @Override
  public void forget() {
    files.forget();
    if (http != null) {
      http.forget();
    }
  }

  @Override
  public void onReceipt(Consumer<Receipt> listener) {
    receipts.add(listener);
  }

  @Override
  public void publish(String tenant, String document, String name, byte[] content) {
    boolean offered =
        declaration.fetched().stream()
            .filter(transfer -> transfer.document().equals(document))
            .anyMatch(transfer -> offer(transfer, tenant, name, content));
    if (!offered) {
      throw new IllegalArgumentException(
          "the hub fetches no " + document + " of " + tenant + " by " + connector);
    }
  }

  private boolean offer(Transfer transfer, String tenant, String name, byte[] content) {
    return files.publish(transfer, tenant, name, content)
        || (http != null && http.publish(transfer, tenant, content));
  }

  @Override
  public void fail(TwinFault fault) {
    files.fail(fault);
    if (http != null) {
      http.fail(fault);
    }
  }

  @Override
  public void recover() {
    files.recover();
    if (http != null) {
      http.recover();
    }
  }

  @Override
  public void close() {
    files.close();
    if (http != null) {
      http.close();
    }
  }

  @Override
  public String toString() {
    Object url = properties().get(prefix() + "url");
    return connector + (url == null ? " in " + folder : " at " + url);
  }
}
