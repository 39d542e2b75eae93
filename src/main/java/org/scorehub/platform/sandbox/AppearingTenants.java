package org.scorehub.platform.sandbox;

import java.nio.file.Path;
import java.util.List;
import org.scorehub.activation.NewTenants;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.security.SandboxPeople;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/**
 * Reads {@code sandbox/<connector>/tenants.yaml} of a connector that appears while the sandbox
 * runs, so that documents can be handed in at once. Its simulated system starts with the next
 * sandbox.
 */
@Component
@Profile("sandbox")
class AppearingTenants implements NewTenants {

  private static final Logger log = LoggerFactory.getLogger(AppearingTenants.class);

  private final SandboxFiles files;
  private final ConnectorSettings settings;
  private final ConfigurableEnvironment environment;
  private final SandboxPeople people;

  AppearingTenants(
      @Value("${hub.root}") Path root,
      ConnectorSettings settings,
      ConfigurableEnvironment environment,
      SandboxPeople people) {
    this.files = SandboxFiles.of(root);
    this.settings = settings;
    this.environment = environment;
    this.people = people;
  }

  @Override
  public boolean learn(String connector) {
    if (!settings.tenantsOf(connector).isEmpty()) {
      return false;
    }
    try {
      List<PropertySource<?>> sources = SandboxTenants.of(files, connector);
      sources.forEach(source -> environment.getPropertySources().addLast(source));
      Binder.get(environment)
          .bind("hub.connectors." + connector, Bindable.of(ConnectorSettings.Tenants.class))
          .ifBound(tenants -> settings.add(connector, tenants));
    } catch (RuntimeException e) { // a file that is none, or names what does not run yet
      log.warn("The tenants of {} are read at the next start: {}", connector, e.getMessage());
    }
    people.welcomeTenants();
    return !settings.tenantsOf(connector).isEmpty();
  }
}
