package org.scorehub.platform.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Stands in for the systems of buyers that take improvement progress by {@code
 * schemas/amfori-bsci/buyer-progress.wsdl}, each under a path of its own: {@code
 * /demo-retail/improvement-progress}. This project's own profile; amfori publishes no API.
 */
public final class AmforiTwin implements Twin {

  /** Id of the connector. */
  public static final String CONNECTOR = "amfori-bsci";

  private final TwinSettings settings;
  private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();
  private final TwinServer server;

  private AmforiTwin(Path root, TwinSettings settings) {
    this.settings = settings;
    ProgressAnswers answers =
        new ProgressAnswers(new ProgressCheck(root, settings), Clock.systemUTC(), this::tell);
    server =
        TwinServer.start(
            settings, CONNECTOR + "/twin/", List.of("improvement-progress.json"), List.of(answers));
  }

  /**
   * Starts a twin.
   *
   * @param root folder of the project, which has {@code schemas/}
   * @throws IllegalStateException if the port is taken or the schema cannot be used
   */
  public static AmforiTwin start(Path root, TwinSettings settings) {
    return new AmforiTwin(root, settings);
  }

  @Override
  public String connector() {
    return CONNECTOR;
  }

  /** Its address without a tenant, for example {@code http://127.0.0.1:41234}. */
  public URI url() {
    return server.url();
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        "hub.twins.amfori-bsci.url", url().toString(),
        "hub.twins.amfori-bsci.username", settings.username(),
        "hub.twins.amfori-bsci.password", settings.password());
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
