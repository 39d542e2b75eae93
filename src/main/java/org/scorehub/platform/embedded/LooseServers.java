package org.scorehub.platform.embedded;

import java.util.Objects;

/**
 * The embedded servers without anybody who starts them again: for runs that stop, kill and hold
 * them on purpose. Data is kept as safely as by {@link EmbeddedServers}.
 */
public final class LooseServers implements AutoCloseable {

  private final LooseServer kafka;
  private final LooseServer postgres;
  private final BrokerSettings broker;
  private final DatabaseSettings database;

  private LooseServers(ServerPlan plan) {
    this.kafka = new LooseServer(Objects.requireNonNull(plan.kafka()));
    this.postgres = new LooseServer(Objects.requireNonNull(plan.postgres()));
    this.broker = Objects.requireNonNull(plan.broker());
    this.database = Objects.requireNonNull(plan.database());
  }

  /**
   * Both servers of a folder; neither runs yet.
   *
   * @param home stays open until after {@link #close}
   */
  public static LooseServers in(HubHome home) {
    return new LooseServers(ServerPlan.of(home, true, true));
  }

  /** Kafka. */
  public LooseServer kafka() {
    return kafka;
  }

  /** PostgreSQL. */
  public LooseServer postgres() {
    return postgres;
  }

  /** How to reach Kafka while it runs. */
  public BrokerSettings broker() {
    return broker;
  }

  /** How to reach PostgreSQL while it runs. */
  public DatabaseSettings database() {
    return database;
  }

  /** Stops what runs, in good order. */
  @Override
  public void close() {
    kafka.stop();
    postgres.stop();
  }
}
