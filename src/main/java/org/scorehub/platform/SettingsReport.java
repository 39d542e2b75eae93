package org.scorehub.platform;

import java.nio.file.Path;
import org.scorehub.connector.ConnectorCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Says at start what is wrong with the settings of connectors. The hub runs without them. */
@Component("connectorSettingsReport")
final class SettingsReport implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(SettingsReport.class);

  private final ConfigurableEnvironment environment;
  private final Path root;

  SettingsReport(ConfigurableEnvironment environment, @Value("${hub.root}") Path root) {
    this.environment = environment;
    this.root = root;
  }

  @Override
  public void afterSingletonsInstantiated() {
    SettingMistakes.of(environment, ConnectorCatalogue.ids(root))
        .forEach(mistake -> log.error("Setting passed over: {}", mistake));
  }
}
