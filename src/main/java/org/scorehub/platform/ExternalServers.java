package org.scorehub.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scorehub.cli.HubFailure;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.platform.embedded.DatabaseSettings;

/**
 * PostgreSQL and Kafka that the environment names. An address is what says that a server is
 * external; any {@code HUB_KAFKA_…} beside it becomes a client property, for example {@code
 * HUB_KAFKA_SASL_MECHANISM} the property {@code sasl.mechanism}.
 */
final class ExternalServers {

  private static final String DATABASE = "HUB_DATABASE_URL";
  private static final String KAFKA_PREFIX = "HUB_KAFKA_";
  private static final String KAFKA = KAFKA_PREFIX + "BOOTSTRAP_SERVERS";
  private static final String OWNER = "HUB_DATABASE_OWNER_USER";
  private static final String OWNER_PASSWORD = "HUB_DATABASE_OWNER_PASSWORD";
  private static final String PIPELINE_PASSWORD = "HUB_DATABASE_PIPELINE_PASSWORD";
  private static final String APP_PASSWORD = "HUB_DATABASE_APP_PASSWORD";
  private static final List<String> DATABASE_ACCESS =
      List.of(OWNER, OWNER_PASSWORD, PIPELINE_PASSWORD, APP_PASSWORD);

  private final Map<String, String> environment;

  private ExternalServers(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @throws HubFailure if a server is named whose credentials are missing
   */
  static ExternalServers of(Map<String, String> environment) {
    ExternalServers servers = new ExternalServers(Map.copyOf(environment));
    if (servers.has(DATABASE)) {
      refuse(servers.missing(DATABASE_ACCESS), "an external database");
    }
    return servers;
  }

  /** The server profile has no servers of its own. */
  void refuseIfIncomplete() {
    List<String> all = Stream.concat(Stream.of(DATABASE, KAFKA), DATABASE_ACCESS.stream()).toList();
    refuse(missing(all), "the server profile");
  }

  Optional<DatabaseSettings> database() {
    return has(DATABASE)
        ? Optional.of(
            new DatabaseSettings(
                value(DATABASE),
                value(OWNER),
                value(OWNER_PASSWORD),
                value(PIPELINE_PASSWORD),
                value(APP_PASSWORD)))
        : Optional.empty();
  }

  Optional<BrokerSettings> broker() {
    return has(KAFKA)
        ? Optional.of(new BrokerSettings(value(KAFKA), clientProperties()))
        : Optional.empty();
  }

  private Map<String, String> clientProperties() {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(KAFKA_PREFIX) && !entry.getKey().equals(KAFKA))
        .collect(
            Collectors.toMap(
                entry -> propertyName(entry.getKey()),
                Map.Entry::getValue,
                (first, same) -> first));
  }

  private static String propertyName(String variable) {
    return variable.substring(KAFKA_PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private List<String> missing(List<String> variables) {
    return variables.stream().filter(variable -> !has(variable)).toList();
  }

  private static void refuse(List<String> missing, String wanting) {
    if (!missing.isEmpty()) {
      throw HubFailure.failed(
          "%s needs %s in the environment".formatted(wanting, String.join(", ", missing)));
    }
  }

  private boolean has(String variable) {
    return !value(variable).isBlank();
  }

  private String value(String variable) {
    return environment.getOrDefault(variable, "");
  }
}
