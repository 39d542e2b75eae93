package org.scorehub.platform.sandbox.provider;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.DropTwin;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.TwinServer;
import org.scorehub.platform.sandbox.TwinSettings;

/**
 * Stands in for the systems of training providers that take recommendations: {@code POST
 * /{tenant}/recommendations}; and for people there who drop spreadsheets. This project's own
 * profile; the ILO SCORE programme publishes no interface.
 */
public final class ProviderTwin implements Twin {

  /** Id of the connector. */
  public static final String CONNECTOR = "score-training";

  private final TwinSettings settings;
  private final DropTwin drops;
  private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();
  private final TwinServer server;

  private ProviderTwin(Path root, Path drops, TwinSettings settings) {
    this.settings = settings;
    this.drops = DropTwin.of(CONNECTOR, drops);
    RecommendationAnswers answers =
        new RecommendationAnswers(
            new RecommendationCheck(root, settings), Clock.systemUTC(), this::tell);
    server =
        TwinServer.start(
            settings, CONNECTOR + "/twin/", List.of("recommendations.json"), List.of(answers));
  }

  /**
   * Starts a twin.
   *
   * @param root folder of the project, which has {@code schemas/}
   * @param drops folder in which providers drop spreadsheets, one for each tenant
   * @throws IllegalStateException if the port is taken
   */
  public static ProviderTwin start(Path root, Path drops, TwinSettings settings) {
    return new ProviderTwin(root, drops, settings);
  }

  @Override
  public String connector() {
    return CONNECTOR;
  }

  /** Its address without a tenant. */
  public URI url() {
    return server.url();
  }

  @Override
  public Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(drops.properties());
    properties.put("hub.twins.score-training.url", url().toString());
    properties.put("hub.twins.score-training.username", settings.username());
    properties.put("hub.twins.score-training.password", settings.password());
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
