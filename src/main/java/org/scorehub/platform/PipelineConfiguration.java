package org.scorehub.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.scorehub.activation.RulesFiles;
import org.scorehub.activation.StartingConnectors;
import org.scorehub.activation.StartingRules;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.identity.scoring.SiteScorer;
import org.scorehub.intake.CurrentSender;
import org.scorehub.intake.Sender;
import org.scorehub.journal.ExchangeIds;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.matching.RulesInUse;
import org.scorehub.passport.PassportIssuer;
import org.scorehub.reconcile.ReconcileTables;
import org.scorehub.reconcile.ShippedRequirements;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.training.KpiCatalogue;
import org.scorehub.trial.TrialDesk;
import org.scorehub.trial.playground.Playground;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.task.DelegatingSecurityContextAsyncTaskExecutor;

/** Wires what the pipeline is made of to the project's files and to the people who log in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectorSettings.class)
class PipelineConfiguration {

  private static final int KEY_BYTES = 32;
  private static final int RECEIVING_THREADS = 32;

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ConnectorCatalogue connectorCatalogue(StartingConnectors starting) {
    return starting.load();
  }

  @Bean
  RulesInUse rulesInUse(StartingRules starting) {
    return new RulesInUse(RulesFiles.matcher(starting.bundle()));
  }

  @Bean
  SiteScorer siteScorer(@Value("${hub.root}") String root) {
    return SiteScorer.load(path -> read(Path.of(root), path));
  }

  @Bean
  KpiCatalogue kpiCatalogue(@Value("${hub.root}") String root) {
    Path files = Path.of(root);
    return KpiCatalogue.read(
        read(files, "mappings/score/kpis.csv"), read(files, "mappings/score/units.csv"));
  }

  @Bean
  ReconcileTables reconcileTables(@Value("${hub.root}") String root) {
    return ReconcileTables.load(path -> read(Path.of(root), path));
  }

  @Bean
  ShippedRequirements shippedRequirements(@Value("${hub.root}") String root, RulesInUse rules) {
    return ShippedRequirements.load(
        path -> read(Path.of(root), path), topic -> rules.rules().topic(topic).isPresent());
  }

  @Bean
  TrialDesk trialDesk(ConnectorCatalogue catalogue, RulesInUse rules, KpiCatalogue kpis) {
    return new TrialDesk(catalogue::all, rules::matcher, () -> kpis);
  }

  @Bean
  Playground mappingPlayground() {
    return new Playground();
  }

  @Bean
  ExchangeIds exchangeIds(PipelineDatabase database, Clock clock) {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    database
        .jdbc()
        .sql(
            "INSERT INTO hub_secret (name, value) VALUES ('exchange-ids', ?) ON CONFLICT DO NOTHING")
        .param(fresh)
        .update();
    byte[] key =
        database
            .jdbc()
            .sql("SELECT value FROM hub_secret WHERE name = 'exchange-ids'")
            .query(byte[].class)
            .single();
    return new ExchangeIds(key, clock);
  }

  @Bean
  PassportIssuer passportIssuer(
      @Value("${hub.issuer:}") String issuer,
      @Value("${hub.issuer-name}") String name,
      @Value("${hub.passport-validity}") Duration validity) {
    return new PassportIssuer(issuer.isBlank() ? null : issuer, name, validity);
  }

  @Bean
  CurrentSender currentSender() {
    return () -> {
      HubUser user = Caller.current();
      return new Sender(user.username(), user.organisation(), Set.copyOf(user.actsFor()));
    };
  }

  /** Receiving routes run on these threads, with the login of the request they serve. */
  @Bean
  DelegatingSecurityContextAsyncTaskExecutor receivingExecutor(
      ThreadPoolTaskExecutor receivingThreads) {
    return new DelegatingSecurityContextAsyncTaskExecutor(receivingThreads);
  }

  @Bean
  ThreadPoolTaskExecutor receivingThreads() {
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(RECEIVING_THREADS);
    threads.setMaxPoolSize(RECEIVING_THREADS);
    threads.setAllowCoreThreadTimeOut(true);
    threads.setThreadNamePrefix("receive-");
    return threads;
  }

  private static byte[] read(Path root, String path) {
    try {
      return Files.readAllBytes(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
