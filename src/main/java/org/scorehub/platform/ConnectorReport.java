package org.scorehub.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.declaration.Declarations;
import org.scorehub.connector.declaration.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/**
 * Says after the start what is wrong with connectors that run all the same: with their settings,
 * and with files of theirs that keep only a part from working.
 */
@Component("connectorConnectorReport")
final class ConnectorReport implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger log = LoggerFactory.getLogger(ConnectorReport.class);

  private final ConfigurableEnvironment environment;
  private final ConnectorCatalogue catalogue;
  private final Path root;

  ConnectorReport(
      ConfigurableEnvironment environment,
      ConnectorCatalogue catalogue,
      @Value("${hub.root}") Path root) {
    this.environment = environment;
    this.catalogue = catalogue;
    this.root = root;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    SettingMistakes.of(environment, ConnectorCatalogue.ids(root))
        .forEach(mistake -> log.error("Setting passed over: {}", mistake));
    catalogue.all().stream()
        .map(Connector::id)
        .filter(id -> Files.isRegularFile(root.resolve(Manifest.path(id))))
        .flatMap(id -> Declarations.problems(root, id).stream())
        .forEach(problem -> log.error("{}", problem.located()));
  }
}
