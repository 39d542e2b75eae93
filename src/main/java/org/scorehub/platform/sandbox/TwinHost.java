package org.scorehub.platform.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.scorehub.platform.embedded.DatabaseSettings;

/**
 * Where twins run.
 *
 * @param root folder of the project, which has {@code schemas/}
 * @param folder where twins may keep files, for example those dropped for the hub
 * @param environment variables such as {@code HUB_TWINS_AMFORI_BSCI_PASSWORD}
 * @param address network address to bind
 * @param database the sandbox's own database, in which a twin may have a schema and a role; empty
 *     if there is none
 */
public record TwinHost(
    Path root,
    Path folder,
    Map<String, String> environment,
    String address,
    Optional<DatabaseSettings> database) {

  public TwinHost {
    environment = Map.copyOf(environment);
  }

  /** Where the twin of a connector listens and whom it lets in. */
  public TwinSettings settings(String connector, int port) {
    return new TwinSettings(
        address,
        port,
        variable(connector, "USERNAME").orElse("score-hub"),
        variable(connector, "PASSWORD").orElse("sandbox"),
        variable(connector, "SLOW_MILLIS")
            .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
            .orElse(TwinSettings.USUALLY_SLOW));
  }

  /** A variable of the environment, {@code HUB_TWINS_<connector>_<name>}; empty if blank. */
  public Optional<String> variable(String connector, String name) {
    String key = "HUB_TWINS_" + connector.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + name;
    return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
  }
}
