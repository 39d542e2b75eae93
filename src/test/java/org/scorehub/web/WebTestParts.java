package org.scorehub.web;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** What tests of pages and interfaces need beside the hub. */
@TestConfiguration(proxyBeanMethods = false)
class WebTestParts {

  /** Ids that the hub gave out without a document in the database yet. */
  static final class GivenOut implements IssuedIds {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    void give(UUID id, String buyer) {
      ids.add(buyer + id);
    }

    @Override
    public boolean issuedTo(UUID id, String buyer) {
      return ids.contains(buyer + id);
    }
  }

  @Bean
  Seed seed(PipelineDatabase database) {
    return new Seed(database);
  }

  @Bean
  GivenOut givenOut() {
    return new GivenOut();
  }

  @Bean
  @Lazy
  WebClient webClient(Environment environment) {
    return new WebClient(environment.getRequiredProperty("local.server.port", Integer.class));
  }
}
