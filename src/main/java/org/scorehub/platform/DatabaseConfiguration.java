package org.scorehub.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.ServerRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.jdbc.DataSourceHealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Opens the database: schema first, then one pool for each of the two roles. No {@code DataSource}
 * bean exists, so that only the two faces lead to rows.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  @Bean
  DatabasePools databasePools(
      DatabaseSettings settings,
      MeterRegistry meters,
      ConfigurableEnvironment environment,
      ObjectProvider<ServersReady> servers) {
    ServerRules.checkSecrets(environment);
    servers.ifAvailable(ServersReady::awaitDatabase);
    Flyway.configure()
        .dataSource(settings.url(), settings.owner().user(), settings.owner().password())
        .load()
        .migrate();
    new DatabaseRoles(settings).setPasswords();
    return DatabasePools.open(settings, meters);
  }

  @Bean
  PipelineDatabase pipelineDatabase(DatabasePools pools, ConfigurableEnvironment environment) {
    PipelineDatabase database = PipelineDatabase.of(pools.pipeline());
    ServerRules.checkPeople(environment, database);
    return database;
  }

  @Bean
  OrganisationDatabase organisationDatabase(DatabasePools pools) {
    return new OrganisationDatabase(pools.app());
  }

  @Bean
  HealthContributor databaseHealthContributor(DatabasePools pools) {
    return CompositeHealthContributor.fromMap(
        Map.of(
            "pipeline", new DataSourceHealthIndicator(pools.pipeline(), "SELECT 1"),
            "app", new DataSourceHealthIndicator(pools.app(), "SELECT 1")));
  }
}
