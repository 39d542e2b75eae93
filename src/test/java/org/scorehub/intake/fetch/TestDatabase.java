package org.scorehub.intake.fetch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.embedded.EmbeddedServers;
import org.scorehub.platform.embedded.HubHome;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL with the hub's tables for all tests of this package. */
public final class TestDatabase {

  private static final DatabaseSettings SETTINGS = start();

  private TestDatabase() {}

  private static DatabaseSettings start() {
    try {
      Path folder = Files.createTempDirectory("fetch-test");
      HubHome home = HubHome.open(folder);
      EmbeddedServers servers = EmbeddedServers.start(home, true, false);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers, home, folder)));
      DatabaseSettings settings = servers.database().orElseThrow();
      Flyway.configure()
          .dataSource(settings.jdbcUrl(), settings.ownerUser(), settings.ownerPassword())
          .load()
          .migrate();
      givePassword(settings);
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void givePassword(DatabaseSettings settings) throws SQLException {
    try (Connection owner = owner(settings);
        Statement statement = owner.createStatement()) {
      statement.execute(
          "ALTER ROLE scorehub_pipeline PASSWORD '" + settings.pipelinePassword() + "'");
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

  private static Connection owner(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(
        settings.jdbcUrl(), settings.ownerUser(), settings.ownerPassword());
  }

  /** Address, and login of the role that owns everything. */
  public static DatabaseSettings settings() {
    return SETTINGS;
  }

  /** A connection that may make tables. */
  static Connection owner() throws SQLException {
    return owner(SETTINGS);
  }

  /** A new pool of the pipeline's role, for the caller to close. */
  public static HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(SETTINGS.jdbcUrl());
    config.setUsername("scorehub_pipeline");
    config.setPassword(SETTINGS.pipelinePassword());
    config.setMaximumPoolSize(4);
    config.setConnectionTimeout(1_000);
    return new HikariDataSource(config);
  }
}
