package org.scorehub.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.embedded.EmbeddedServers;
import org.scorehub.platform.embedded.HubHome;
import org.scorehub.platform.sandbox.Journey;
import org.scorehub.platform.sandbox.TwinHost;
import org.scorehub.platform.sandbox.Twins;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * All parts of a running hub. They stop in the reverse order of their start: the journey of the
 * sandbox, the application, the twins, the embedded servers, the hold on the folder.
 */
final class RunningHub implements AutoCloseable {

  private static final String SANDBOX = "sandbox";

  private final String profile;
  private final ExternalServers external;
  private final Deque<Runnable> stops = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  RunningHub(String profile, ExternalServers external) {
    this.profile = profile;
    this.external = external;
  }

  /**
   * @param console takes the lines in which the sandbox tells what happens
   */
  void start(Map<String, String> environment, Consumer<String> console) {
    HubProperties properties = new HubProperties();
    external.database().ifPresent(properties::database);
    external.broker().ifPresent(properties::broker);
    Optional<EmbeddedServers> embedded = Optional.empty();
    if (external.database().isEmpty() || external.broker().isEmpty()) {
      embedded = Optional.of(beginEmbedded(HubHome.locate(environment), properties));
    }
    ServersReady ready = embedded.map(ServersReady::of).orElse(ServersReady.EXTERNAL);
    if (profile.equals(SANDBOX)) {
      startInSandbox(environment, properties, embedded, ready, console);
    } else {
      startApplication(properties, ready, null);
    }
  }

  void awaitClose() throws InterruptedException {
    closed.await();
  }

  /** Stops everything that was started; a second call waits for the first. */
  @Override
  public void close() {
    synchronized (stops) {
      while (!stops.isEmpty()) {
        stops.pop().run();
      }
    }
    closed.countDown();
  }

  private EmbeddedServers beginEmbedded(Path folder, HubProperties properties) {
    HubHome home = HubHome.open(folder);
    whenClosing(home::close);
    EmbeddedServers servers =
        EmbeddedServers.begin(home, external.database().isEmpty(), external.broker().isEmpty());
    whenClosing(servers::close);
    servers.database().ifPresent(properties::database);
    servers.broker().ifPresent(properties::broker);
    return servers;
  }

  private void startInSandbox(
      Map<String, String> environment,
      HubProperties properties,
      Optional<EmbeddedServers> embedded,
      ServersReady ready,
      Consumer<String> console) {
    Path root = Path.of(environment.getOrDefault("HUB_ROOT", "."));
    Path folder = HubHome.locate(environment).resolve("sandbox");
    Optional<DatabaseSettings> database = embedded.flatMap(EmbeddedServers::database);
    LateTwins twins =
        beginTwins(new TwinHost(root, folder, environment, "127.0.0.1", database), ready);
    Environment settings = startApplication(properties, ready, twins).getEnvironment();
    if (settings.getProperty("hub.sandbox.journey", Boolean.class, true)) {
      URI address = URI.create("http://localhost:" + settings.getProperty("local.server.port"));
      whenClosing(Journey.begin(twins.await(), address, console)::close);
    }
  }

  private LateTwins beginTwins(TwinHost host, ServersReady ready) {
    CompletableFuture<Twins> starting =
        CompletableFuture.supplyAsync(
            () -> {
              ready.awaitDatabase();
              return Twins.start(host, 0);
            },
            task -> new Thread(task, "start-twins").start());
    whenClosing(() -> starting.handle((twins, failure) -> close(twins)).join());
    return new LateTwins(starting);
  }

  private static @Nullable Void close(@Nullable Twins twins) {
    if (twins != null) {
      twins.close();
    }
    return null;
  }

  private ConfigurableApplicationContext startApplication(
      HubProperties properties, ServersReady ready, @Nullable LateTwins twins) {
    SpringApplication application = new SpringApplication(HubApplication.class);
    application.setAdditionalProfiles(profile);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        context -> {
          MutablePropertySources sources = context.getEnvironment().getPropertySources();
          sources.addFirst(new MapPropertySource("hub servers", properties.asMap()));
          if (twins != null) {
            sources.addFirst(twins);
          }
          context.getBeanFactory().registerSingleton("serversReady", ready);
        });
    ConfigurableApplicationContext context = application.run();
    whenClosing(context::close);
    return context;
  }

  private void whenClosing(Runnable stop) {
    synchronized (stops) {
      stops.push(stop);
    }
  }
}
