package org.scorehub.platform.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.scorehub.platform.HubApplication;
import org.scorehub.platform.HubProperties;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The hub as it runs, whose inbound route and background work can be stopped and started. */
final class BenchHub implements AutoCloseable {

  private static final String ROUTE = "hub.inbound";

  private final ConfigurableApplicationContext application;
  private final CamelContext camel;
  private final FirstBatch firstBatch = new FirstBatch();

  private BenchHub(ConfigurableApplicationContext application) {
    this.application = application;
    this.camel = application.getBean(CamelContext.class);
    camel.getManagementStrategy().addEventNotifier(firstBatch);
  }

  static BenchHub start(Path root, DatabaseSettings database, BrokerSettings broker) {
    HubProperties servers = new HubProperties();
    servers.database(database);
    servers.broker(broker);
    Map<String, Object> properties = new HashMap<>(servers.asMap());
    properties.put("server.port", "0");
    properties.put("hub.identity.join-within-buyer", "false"); // joined sites would be other rows
    properties.put("hub.root", root.toAbsolutePath().toString());
    SpringApplication spring = new SpringApplication(HubApplication.class);
    spring.setBannerMode(Banner.Mode.OFF);
    spring.setRegisterShutdownHook(false);
    spring.addInitializers(
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("bench", properties)));
    return new BenchHub(spring.run());
  }

  /** Ends what is under way and begins nothing new: nobody else touches the database then. */
  void stopWorking() {
    working().forEach(this::stop);
  }

  /** Stops a route of the hub's own. */
  void stop(String route) {
    try {
      camel.getRouteController().stopRoute(route);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void startWorking() {
    firstBatch.at.set(0);
    working().forEach(this::start);
  }

  private void start(String route) {
    try {
      camel.getRouteController().startRoute(route);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> working() {
    return camel.getRoutes().stream()
        .filter(
            route ->
                route.getId().equals(ROUTE)
                    || route.getEndpoint().getEndpointUri().startsWith("scheduler:"))
        .map(Route::getId)
        .toList();
  }

  /** {@link System#nanoTime} when the first batch was in hand; 0 before. */
  long firstBatchAt() {
    return firstBatch.at.get();
  }

  @Override
  public void close() {
    application.close();
  }

  private static final class FirstBatch extends EventNotifierSupport {

    private final AtomicLong at = new AtomicLong();

    @Override
    public boolean isEnabled(CamelEvent event) {
      return event instanceof CamelEvent.ExchangeCreatedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
      if (event instanceof CamelEvent.ExchangeCreatedEvent created
          && ROUTE.equals(created.getExchange().getFromRouteId())) {
        at.compareAndSet(0, System.nanoTime());
      }
    }
  }
}
