package org.scorehub.platform.sandbox.adidas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.TwinHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in for a buyer's supplier database: a schema of the sandbox's PostgreSQL, with a role of
 * its own for the hub. An arrival is a row that the hub tried to write, also an old version that
 * changed nothing; what fails leaves no arrival. This project's own profile; adidas publishes no
 * interface.
 */
public final class AdidasTwin implements Twin {

  /** Id of the connector, and of its one tenant. */
  public static final String CONNECTOR = "adidas";

  private static final Logger log = LoggerFactory.getLogger(AdidasTwin.class);
  private static final String DOCUMENT = "supplier-assessment";

  private final Credential login;
  private final SupplierDatabase database;
  private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();
  private final ReceiptWatch watch;

  /** How the hub logs in. */
  record Credential(String username, String password) {
    @Override
    public String toString() {
      return "Credential[" + username + "]";
    }
  }

  private AdidasTwin(SupplierDatabase database, Credential login) {
    this.database = database;
    this.login = login;
    this.watch = ReceiptWatch.begin(database, this::tell);
  }

  /**
   * Starts a twin in the host's database, or in the one that the variables {@code
   * HUB_TWINS_ADIDAS_DATABASE}, {@code …_OWNER} and {@code …_OWNER_PASSWORD} name: a PostgreSQL in
   * which that role may make schemas and roles.
   *
   * @return empty if there is none
   * @throws IllegalStateException if it cannot be used
   */
  public static Optional<AdidasTwin> start(TwinHost host) {
    Optional<DatabaseSettings> settings = host.database().or(() -> named(host));
    if (settings.isEmpty()) {
      log.info("{} has no twin: HUB_TWINS_ADIDAS_DATABASE names no PostgreSQL", CONNECTOR);
    }
    Credential login =
        new Credential(
            host.variable(CONNECTOR, "USERNAME").orElse("score_hub_at_adidas"),
            host.variable(CONNECTOR, "PASSWORD").orElse("sandbox"));
    return settings.map(
        found -> new AdidasTwin(SupplierDatabase.prepare(host.root(), found, login), login));
  }

  private static Optional<DatabaseSettings> named(TwinHost host) {
    return host.variable(CONNECTOR, "DATABASE")
        .map(
            url ->
                new DatabaseSettings(
                    url,
                    host.variable(CONNECTOR, "OWNER").orElse("postgres"),
                    host.variable(CONNECTOR, "OWNER_PASSWORD").orElse(""),
                    "",
                    ""));
  }

  @Override
  public String connector() {
    return CONNECTOR;
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        "hub.twins.adidas.url", database.url(),
        "hub.twins.adidas.username", login.username(),
        "hub.twins.adidas.password", login.password());
  }

  @Override
  public void publish(String tenant, String document, String name, byte[] content) {
    if (!document.equals(DOCUMENT) || !tenant.equals(CONNECTOR)) {
      throw new IllegalArgumentException(
          "the hub fetches no " + document + " of " + tenant + " from " + CONNECTOR);
    }
    database.publish(content);
  }

  @Override
  public List<Arrival> arrivals() {
    return database.attempts();
  }

  @Override
  public long arrivalCount() {
    return database.attemptCount();
  }

  @Override
  public void forget() {
    database.forgetAttempts();
  }

  @Override
  public void fail(TwinFault fault) {
    database.misbehave(fault.name());
  }

  @Override
  public void recover() {
    database.behave();
  }

  @Override
  public void onReceipt(Consumer<Receipt> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    watch.close();
  }

  @Override
  public String toString() {
    return CONNECTOR + " at " + database.url();
  }

  private void tell(Receipt receipt) {
    listeners.forEach(listener -> listener.accept(receipt));
  }
}
