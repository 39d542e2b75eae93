package org.scorehub.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.embedded.EmbeddedServers;
import org.scorehub.platform.embedded.HubHome;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL and Kafka for the whole test run, gone with their folder at the end. */
public final class TestServers
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final EmbeddedServers SERVERS = start();

  private static EmbeddedServers start() {
    try {
      Path folder = Files.createTempDirectory("hub-test");
      HubHome home = HubHome.open(folder);
      EmbeddedServers servers = EmbeddedServers.start(home, true, true);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers, home, folder)));
      return servers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** How to reach them, as the hub's own settings. */
  public static Map<String, Object> properties() {
    DatabaseSettings database = SERVERS.database().orElseThrow();
    BrokerSettings broker = SERVERS.broker().orElseThrow();
    Map<String, Object> properties = new HashMap<>();
    properties.put("hub.root", Path.of("").toAbsolutePath().toString());
    properties.put("hub.database.url", database.jdbcUrl());
    properties.put("hub.database.owner.user", database.ownerUser());
    properties.put("hub.database.owner.password", database.ownerPassword());
    properties.put("hub.database.pipeline.password", database.pipelinePassword());
    properties.put("hub.database.app.password", database.appPassword());
    properties.put("hub.kafka.bootstrap-servers", broker.bootstrapServers());
    broker
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
