package org.scorehub;

import org.scorehub.journal.PipelineDatabase;
import org.scorehub.journey.BuyerTopics;
import org.scorehub.journey.HubUnderTest;
import org.scorehub.matching.RulesInUse;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** What tests need beside the hub. */
@TestConfiguration(proxyBeanMethods = false)
class HubTestParts {

  @Bean
  Seed seed(PipelineDatabase database, RulesInUse rules) {
    return new Seed(database, rules);
  }

  @Bean
  @Lazy
  WebClient webClient(Environment environment) {
    return new WebClient(environment.getRequiredProperty("local.server.port", Integer.class));
  }

  @Bean
  @Lazy
  HubUnderTest hubUnderTest(WebClient web, PipelineDatabase database) {
    return new HubUnderTest(web, database);
  }

  @Bean
  @Lazy
  BuyerTopics buyerTopics(WebClient web) {
    return new BuyerTopics(HubServers.broker(), web);
  }
}
