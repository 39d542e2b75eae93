package org.scorehub.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The embedded PostgreSQL of a hub's folder, for a command that only reads: the one of the hub that
 * works there or, if none does, one that is started for as long as this is open.
 */
public final class KeptDatabase implements AutoCloseable {

  private final DatabaseSettings settings;
  private final Runnable stop;

  private KeptDatabase(DatabaseSettings settings, Runnable stop) {
    this.settings = settings;
    this.stop = stop;
  }

  /**
   * Opens it.
   *
   * @throws EmbeddedServerFailure if there is no database in the folder, or it does not start
   */
  public static KeptDatabase open(Path folder) {
    if (!Files.isDirectory(folder.resolve("postgres"))) {
      throw new EmbeddedServerFailure("there is no database in the folder " + folder);
    }
    try {
      HubHome home = HubHome.open(folder);
      return start(home);
    } catch (HubHomeInUse e) {
      return new KeptDatabase(running(folder), () -> {});
    }
  }

  private static KeptDatabase start(HubHome home) {
    try {
      EmbeddedServers servers = EmbeddedServers.start(home, true, false);
      return new KeptDatabase(
          servers.database().orElseThrow(),
          () -> {
            servers.close();
            home.close();
          });
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  private static DatabaseSettings running(Path folder) {
    try {
      Properties ports = PrivateFiles.read(folder.resolve("ports"));
      Properties passwords = PrivateFiles.read(folder.resolve("credentials"));
      return new DatabaseSettings(
          "jdbc:postgresql://127.0.0.1:%s/scorehub".formatted(ports.getProperty("postgres", "")),
          PostgresDatabase.OWNER,
          passwords.getProperty(PostgresDatabase.OWNER, ""),
          passwords.getProperty("scorehub_pipeline", ""),
          passwords.getProperty("scorehub_app", ""));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the files in " + folder, e);
    }
  }

  /** How to reach it. */
  public DatabaseSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    stop.run();
  }
}
