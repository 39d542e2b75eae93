package org.scorehub.platform.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
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
  private final DropTwin drops;
  private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();
  private final TwinServer server;

  private AmforiTwin(Path root, Path drops, TwinSettings settings) {
    this.settings = settings;
    this.drops = DropTwin.of(CONNECTOR, drops);
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
   * @param drops folder in which buyers drop supply chain exports, one for each tenant
   * @throws IllegalStateException if the port is taken or the schema cannot be used
   */
  public static AmforiTwin start(Path root, Path drops, TwinSettings settings) {
    return new AmforiTwin(root, drops, settings);
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
    Map<String, Object> properties = new HashMap<>(drops.properties());
    properties.put("hub.twins.amfori-bsci.url", url().toString());
    properties.put("hub.twins.amfori-bsci.username", settings.username());
    properties.put("hub.twins.amfori-bsci.password", settings.password());
    return properties;
  }

  @Override
  public void publish(String tenant, String document, String name, byte[] content) {
    drops.publish(tenant, document, name, content);
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
