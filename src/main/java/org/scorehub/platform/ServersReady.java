package org.scorehub.platform;

import org.scorehub.platform.embedded.EmbeddedServers;

/**
 * Servers that may still be starting while the application does. Whoever opens the first connection
 * waits here.
 */
interface ServersReady {

  /** Servers of somebody else, which are there or not. */
  ServersReady EXTERNAL =
      new ServersReady() {
        @Override
        public void awaitDatabase() {}

        @Override
        public void awaitBroker() {}
      };

  /** Embedded ones. */
  static ServersReady of(EmbeddedServers servers) {
    return new ServersReady() {
      @Override
      public void awaitDatabase() {
        servers.awaitDatabase();
      }

      @Override
      public void awaitBroker() {
        servers.awaitBroker();
      }
    };
  }

  /** Returns when PostgreSQL takes connections. */
  void awaitDatabase();

  /** Returns when Kafka takes connections. */
  void awaitBroker();
}
