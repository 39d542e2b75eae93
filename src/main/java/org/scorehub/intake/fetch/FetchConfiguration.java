package org.scorehub.intake.fetch;

import org.apache.camel.CamelContext;
import org.apache.camel.component.master.MasterComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
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

  /** Camel would find it by itself only if it happens to be made before Camel's context. */
  @Bean
  CamelContextConfiguration leasesOfPolls(PollLeases leases) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext camelContext) {
        try {
          if (camelContext.hasService(PollLeases.class) == null) {
            camelContext.addService(leases);
          }
        } catch (Exception e) {
          throw new IllegalStateException("the leases of polls cannot be started", e);
        }
      }

      @Override
      public void afterApplicationStart(CamelContext camelContext) {
        // nothing more
      }
    };
  }
}
