package org.scorehub.web.subscription;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How clients reach the broker that events are on.
 *
 * @param bootstrapServers addresses, separated by commas
 * @param properties settings of the hub's own client; its credentials are never shown
 */
@ConfigurationProperties("hub.kafka")
record FeedSettings(String bootstrapServers, Map<String, String> properties) {

  FeedSettings {
    properties = properties == null ? Map.of() : Map.copyOf(properties);
  }

  /** What a client must speak, such as SASL_SSL. */
  String protocol() {
    return properties.getOrDefault("security.protocol", "PLAINTEXT");
  }

  /** How a client logs in; empty if it does not. */
  String mechanism() {
    return protocol().startsWith("SASL") ? properties.getOrDefault("sasl.mechanism", "PLAIN") : "";
  }

  @Override
  public String toString() {
    return "FeedSettings[" + bootstrapServers + "]";
  }
}
