package org.scorehub.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to run, before anything does: folders, ports and passwords are settled, and what a killed
 * hub left is stopped.
 *
 * @param kafka null if it was not asked for, as are its settings
 * @param postgres null if it was not asked for, as are its settings
 */
record ServerPlan(
    @Nullable ServerProcess kafka,
    @Nullable BrokerSettings broker,
    @Nullable ServerProcess postgres,
    @Nullable DatabaseSettings database) {

  private static final Logger LOG = LoggerFactory.getLogger(ServerPlan.class);

  static ServerPlan of(HubHome home, boolean needPostgres, boolean needKafka) {
    Credentials credentials = Credentials.of(home);
    createFolders(home);
    stopOrphan(home, "Kafka", "kafka", ProcessHandle::destroy);
    stopOrphan(home, "PostgreSQL", "postgres", ChildCommand::interrupt);
    Ports ports = Ports.of(home);
    int port = needPostgres ? ports.port("postgres") : 0;
    PostgresDatabase database = new PostgresDatabase(port, credentials);
    KafkaConfiguration broker = needKafka ? kafka(home, credentials, ports) : null;
    return new ServerPlan(
        broker == null ? null : kafka(home, broker),
        broker == null ? null : broker.clientSettings(),
        needPostgres ? postgres(home, credentials, database, port) : null,
        needPostgres ? database.settings() : null);
  }

  private static PostgresServer postgres(
      HubHome home, Credentials credentials, PostgresDatabase database, int port) {
    PostgresCluster cluster =
        new PostgresCluster(
            PostgresBinaries.in(home.resolve("programs")),
            home.resolve("postgres"),
            home.resolve("logs/postgres.log"),
            PostgresDatabase.SUPERUSER,
            credentials.password(PostgresDatabase.SUPERUSER));
    return new PostgresServer(cluster, database, port, home.resolve("logs/postgres.log"));
  }

  private static KafkaConfiguration kafka(HubHome home, Credentials credentials, Ports ports) {
    return new KafkaConfiguration(
        home.resolve("kafka"),
        ports.port("kafka"),
        ports.port("kafka-controller"),
        credentials.password("kafka"));
  }

  private static KafkaServer kafka(HubHome home, KafkaConfiguration configuration) {
    return new KafkaServer(
        home.resolve("run/kafka.properties"),
        configuration.brokerProperties(),
        home.resolve("logs/kafka.log"));
  }

  private static void stopOrphan(
      HubHome home, String title, String name, Consumer<ProcessHandle> request) {
    ChildRecord.read(ChildRecord.file(home, name))
        .flatMap(ChildRecord::process)
        .ifPresent(
            orphan -> {
              LOG.info("Stopping {} (pid {}), left by a killed hub", title, orphan.pid());
              Stop.stop(title, orphan, request);
            });
  }

  private static void createFolders(HubHome home) {
    try {
      PrivateFiles.createFolder(home.resolve("run"));
      PrivateFiles.createFolder(home.resolve("logs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
