package org.scorehub.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.embedded.EmbeddedServers;
import org.scorehub.platform.embedded.HubHome;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** One real PostgreSQL for the whole test run, gone with its folder at the end. */
public final class TestDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final DatabaseSettings SETTINGS = start();

  private static DatabaseSettings start() {
    try {
      Path folder = Files.createTempDirectory("hub-test");
      HubHome home = HubHome.open(folder);
      EmbeddedServers servers = EmbeddedServers.start(home, true, false);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers, home, folder)));
      return servers.database().orElseThrow();
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

  /** How to reach it, as the hub's own settings. */
  public static Map<String, Object> properties() {
    return Map.of(
        "hub.database.url", SETTINGS.jdbcUrl(),
        "hub.database.owner.user", SETTINGS.ownerUser(),
        "hub.database.owner.password", SETTINGS.ownerPassword(),
        "hub.database.pipeline.password", SETTINGS.pipelinePassword(),
        "hub.database.app.password", SETTINGS.appPassword());
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test database", properties()));
  }
}
