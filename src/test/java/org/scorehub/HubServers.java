package org.scorehub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.embedded.EmbeddedServers;
import org.scorehub.platform.embedded.HubHome;
import org.scorehub.platform.sandbox.AmforiTwin;
import org.scorehub.platform.sandbox.TwinSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL, a real Kafka and the buyers' twin for the whole test run. They stop after the
 * hub has, and their folder goes with them.
 */
public final class HubServers
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final EmbeddedServers SERVERS = start();
  private static final AmforiTwin TWIN = startTwin();

  private static EmbeddedServers start() {
    try {
      Path folder = Files.createTempDirectory("hub-test");
      HubHome home = HubHome.open(folder);
      EmbeddedServers servers = EmbeddedServers.start(home, true, true);
      SpringApplication.getShutdownHandlers().add(() -> stop(servers, home, folder));
      return servers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AmforiTwin startTwin() {
    AmforiTwin twin =
        AmforiTwin.start(
            ROOT, new TwinSettings("127.0.0.1", 0, "score-hub", UUID.randomUUID().toString()));
    SpringApplication.getShutdownHandlers().add(twin::close);
    return twin;
  }

  private static void stop(EmbeddedServers servers, HubHome home, Path folder) {
    servers.close();
    home.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in for the buyers' systems. */
  public static AmforiTwin twin() {
    return TWIN;
  }

  /** How to reach Kafka. */
  public static BrokerSettings broker() {
    return SERVERS.broker().orElseThrow();
  }

  /** How to reach them all, as the hub's own settings. */
  public static Map<String, Object> properties() {
    DatabaseSettings database = SERVERS.database().orElseThrow();
    Map<String, Object> properties = new HashMap<>(TWIN.properties());
    properties.put("hub.root", ROOT.toString());
    properties.put("hub.database.url", database.jdbcUrl());
    properties.put("hub.database.owner.user", database.ownerUser());
    properties.put("hub.database.owner.password", database.ownerPassword());
    properties.put("hub.database.pipeline.password", database.pipelinePassword());
    properties.put("hub.database.app.password", database.appPassword());
    properties.put("hub.kafka.bootstrap-servers", broker().bootstrapServers());
    broker()
        .clientProperties()
        .forEach((name, value) -> properties.put("hub.kafka.properties." + name, value));
    return properties;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test servers", properties()));
  }
}
