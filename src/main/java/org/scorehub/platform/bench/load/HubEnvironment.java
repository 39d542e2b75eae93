package org.scorehub.platform.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.sandbox.Twins;

/** Tells a hub in another process where its servers and the simulated systems are. */
public final class HubEnvironment {

  /** Shorter than a slow twin takes, so that slowness is a timeout; milliseconds. */
  private static final int RESPONSE_TIMEOUT = 2500;

  private HubEnvironment() {}

  /** Variables of the environment for it. */
  public static Map<String, String> of(
      Path root, DatabaseSettings database, BrokerSettings broker, Twins twins) {
    Map<String, String> variables = new HashMap<>();
    variables.put("HUB_ROOT", root.toAbsolutePath().normalize().toString());
    variables.put("HUB_DATABASE_URL", database.jdbcUrl());
    variables.put("HUB_DATABASE_OWNER_USER", database.ownerUser());
    variables.put("HUB_DATABASE_OWNER_PASSWORD", database.ownerPassword());
    variables.put("HUB_DATABASE_PIPELINE_PASSWORD", database.pipelinePassword());
    variables.put("HUB_DATABASE_APP_PASSWORD", database.appPassword());
    variables.put("HUB_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    broker
        .clientProperties()
        .forEach((name, value) -> variables.put("HUB_KAFKA_" + variable(name), value));
    twins.all().forEach(twin -> variables.put(elsewhere(twin.connector()), "elsewhere"));
    variables.put("SPRING_APPLICATION_JSON", settings(twins));
    return variables;
  }

  /** A hub starts no twin of its own where such a variable is set. */
  private static String elsewhere(String connector) {
    return "HUB_TWINS_" + variable(connector) + "_URL";
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static String settings(Twins twins) {
    Map<String, Object> settings = new LinkedHashMap<>(twins.properties());
    settings.put("hub.sandbox.journey", false);
    settings.put("hub.polls.interval", "1s");
    settings.put("hub.polls.settle", "500ms");
    settings.put("hub.http.response-timeout", RESPONSE_TIMEOUT);
    settings.put("hub.identity.join-within-buyer", false); // joined sites would change their lanes
    try {
      return new ObjectMapper().writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
