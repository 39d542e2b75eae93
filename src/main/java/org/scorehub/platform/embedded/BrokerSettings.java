package org.scorehub.platform.embedded;

import java.util.Map;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers comma-separated {@code host:port} list
 * @param clientProperties further properties every client needs, such as {@code sasl.jaas.config};
 *     without {@code bootstrap.servers}
 */
public record BrokerSettings(String bootstrapServers, Map<String, String> clientProperties) {

  public BrokerSettings {
    clientProperties = Map.copyOf(clientProperties);
  }

  /** Without the client properties, which hold a password. */
  @Override
  public String toString() {
    return "BrokerSettings[" + bootstrapServers + "]";
  }
}
