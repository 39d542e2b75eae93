package org.scorehub.platform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.embedded.EmbeddedServers;
import org.scorehub.platform.embedded.HubHome;
import org.springframework.util.FileSystemUtils;

/**
 * Servers of a benchmark's own, in a temporary folder. Both are gone after {@link #close}, which a
 * program that is stopped calls, too.
 */
final class BenchServers implements AutoCloseable {

  private static final int MOST_TRIES = 5;

  private final Path folder;
  private final HubHome home;
  private final EmbeddedServers servers;
  private final Thread onStop = new Thread(this::stop, "stop-bench");
  private boolean stopped;

  private BenchServers(Path folder, boolean needKafka) {
    this.folder = folder;
    this.home = HubHome.open(folder);
    this.servers = EmbeddedServers.begin(home, true, needKafka);
  }

  /** Starts PostgreSQL, and Kafka if it is needed, and waits for them. */
  static BenchServers start(boolean needKafka) throws IOException {
    BenchServers started = new BenchServers(Files.createTempDirectory("hub-bench"), needKafka);
    Runtime.getRuntime().addShutdownHook(started.onStop);
    try {
      started.servers.awaitDatabase();
      started.servers.awaitBroker();
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  DatabaseSettings database() {
    return servers.database().orElseThrow();
  }

  BrokerSettings broker() {
    return servers.broker().orElseThrow();
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(onStop);
    } catch (IllegalStateException e) {
      return; // the program is being stopped, and what this would take away is at work
    }
  }

  private synchronized void stop() {
    if (!stopped) {
      stopped = true;
      servers.close();
      home.close();
      delete();
    }
  }

  /** A server that has just ended may still take away a file or two of its own. */
  private void delete() {
    for (int tried = 1; Files.exists(folder); tried++) {
      try {
        FileSystemUtils.deleteRecursively(folder);
      } catch (IOException e) {
        if (tried == MOST_TRIES) {
          throw new IllegalStateException(folder + " cannot be deleted", e);
        }
      }
    }
  }
}
