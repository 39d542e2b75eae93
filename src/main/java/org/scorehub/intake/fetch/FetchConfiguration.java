package org.scorehub.intake.fetch;

import org.apache.camel.component.master.MasterComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings of the Camel components that fetch. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PollPace.class)
class FetchConfiguration {

  /** A consumer that cannot start is tried again as long as this instance leads. */
  @Bean
  ComponentCustomizer untiringLeadership() {
    return ComponentCustomizer.builder(MasterComponent.class)
        .build(component -> component.setBackOffMaxAttempts(Integer.MAX_VALUE));
  }
}
