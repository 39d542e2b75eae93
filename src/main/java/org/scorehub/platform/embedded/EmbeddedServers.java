package org.scorehub.platform.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The servers that run beside this hub. They are started again should they end by themselves, stop
 * on {@link #close}, and do not outlive a killed hub. Thread-safe.
 */
public final class EmbeddedServers implements AutoCloseable {

  private final @Nullable Supervisor kafka;
  private final @Nullable Supervisor postgres;
  private final @Nullable BrokerSettings broker;
  private final @Nullable DatabaseSettings database;
  private final CompletableFuture<Void> postgresStart;
  private final CompletableFuture<Void> kafkaStart;

  private EmbeddedServers(HubHome home, ServerPlan plan) {
    this.kafka = supervisor(home, plan.kafka());
    this.postgres = supervisor(home, plan.postgres());
    this.broker = plan.broker();
    this.database = plan.database();
    this.postgresStart = starting(postgres);
    this.kafkaStart = starting(kafka);
  }

  /**
   * Starts the servers asked for, at the same time, and returns when all are ready. Data, ports and
   * passwords of an earlier start are used again; processes left by a killed hub are stopped first.
   *
   * @param home stays open until after {@link #close}
   * @throws EmbeddedServerFailure if one does not start; none is left running then
   */
  public static EmbeddedServers start(HubHome home, boolean needPostgres, boolean needKafka) {
    EmbeddedServers servers = begin(home, needPostgres, needKafka);
    try {
      servers.awaitDatabase();
      servers.awaitBroker();
      return servers;
    } catch (EmbeddedServerFailure e) {
      servers.close();
      throw e;
    }
  }

  /** As {@link #start}, but returns at once: where the servers will be is known already. */
  public static EmbeddedServers begin(HubHome home, boolean needPostgres, boolean needKafka) {
    return new EmbeddedServers(home, ServerPlan.of(home, needPostgres, needKafka));
  }

  /**
   * Returns when PostgreSQL is ready, at once if it was not asked for.
   *
   * @throws EmbeddedServerFailure if it does not start
   */
  public void awaitDatabase() {
    await(postgresStart);
  }

  /**
   * Returns when Kafka is ready, at once if it was not asked for.
   *
   * @throws EmbeddedServerFailure if it does not start
   */
  public void awaitBroker() {
    await(kafkaStart);
  }

  /** How to reach PostgreSQL; empty if it was not asked for. */
  public Optional<DatabaseSettings> database() {
    return Optional.ofNullable(database);
  }

  /** How to reach Kafka; empty if it was not asked for. */
  public Optional<BrokerSettings> broker() {
    return Optional.ofNullable(broker);
  }

  /** Stops both at once, and waits for their end. Further calls do nothing. */
  @Override
  public void close() {
    supervisors().parallelStream().forEach(Supervisor::close);
  }

  /** The supervisors. */
  List<Supervisor> supervisors() {
    List<Supervisor> all = new ArrayList<>();
    if (kafka != null) {
      all.add(kafka);
    }
    if (postgres != null) {
      all.add(postgres);
    }
    return all;
  }

  private static @Nullable Supervisor supervisor(HubHome home, @Nullable ServerProcess server) {
    return server == null ? null : new Supervisor(home, server, RestartPolicy.DEFAULT);
  }

  private static CompletableFuture<Void> starting(@Nullable Supervisor supervisor) {
    return supervisor == null
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.runAsync(
            supervisor::start, task -> new Thread(task, "start-server").start());
  }

  private static void await(CompletableFuture<Void> start) {
    try {
      start.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof EmbeddedServerFailure failure ? failure : e;
    }
  }
}
