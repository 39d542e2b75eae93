package org.scorehub.platform;

import java.nio.file.Path;
import org.scorehub.connector.ConnectorCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/**
 * Says after the start what is wrong with the settings of connectors; the hub runs without them.
 */
@Component("settingsReport")
final class SettingsReport implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger log = LoggerFactory.getLogger(SettingsReport.class);

  private final ConfigurableEnvironment environment;
  private final Path root;

  SettingsReport(ConfigurableEnvironment environment, @Value("${hub.root}") Path root) {
    this.environment = environment;
    this.root = root;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    SettingMistakes.of(environment, ConnectorCatalogue.ids(root))
        .forEach(mistake -> log.error("Setting passed over: {}", mistake));
  }
}
