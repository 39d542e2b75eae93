package org.scorehub.web;

import org.scorehub.journal.PipelineDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** What tests of pages and interfaces need beside the hub. */
@TestConfiguration(proxyBeanMethods = false)
class WebTestParts {

  @Bean
  Seed seed(PipelineDatabase database) {
    return new Seed(database);
  }

  @Bean
  @Lazy
  WebClient webClient(Environment environment) {
    return new WebClient(environment.getRequiredProperty("local.server.port", Integer.class));
  }
}
