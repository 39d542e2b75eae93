package org.scorehub.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.platform.embedded.DatabaseSettings;

/** Spring properties that tell the application where its servers are. */
public final class HubProperties {

  private final Map<String, Object> properties = new LinkedHashMap<>();

  /** Tells where PostgreSQL is. */
  public void database(DatabaseSettings database) {
    properties.put("hub.database.url", database.jdbcUrl());
    properties.put("hub.database.owner.user", database.ownerUser());
    properties.put("hub.database.owner.password", database.ownerPassword());
    properties.put("hub.database.pipeline.password", database.pipelinePassword());
    properties.put("hub.database.app.password", database.appPassword());
  }

  /** Tells where Kafka is. */
  public void broker(BrokerSettings broker) {
    properties.put("hub.kafka.bootstrap-servers", broker.bootstrapServers());
    // One broker without replicas: what it acknowledges must be on disk.
    properties.put("hub.kafka.topic-settings.[flush.messages]", "1");
    broker
        .clientProperties()
        .forEach((name, value) -> properties.put("hub.kafka.properties." + name, value));
  }

  /** What has been told so far, as Spring property names and values; holds passwords. */
  public Map<String, Object> asMap() {
    return Map.copyOf(properties);
  }
}
