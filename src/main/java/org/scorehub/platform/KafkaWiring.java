package org.scorehub.platform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.scorehub.delivery.Lanes;
import org.scorehub.intake.EventTopics;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the routes to the broker and makes sure that the hub's topics are there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaWiring.Broker.class)
class KafkaWiring {

  private static final int TIMEOUT_SECONDS = 30;

  /**
   * How to reach the broker.
   *
   * @param bootstrapServers addresses, separated by commas
   * @param properties further client properties, credentials among them; never logged
   * @param topicSettings settings of topics the hub makes, beyond the broker's defaults
   */
  @ConfigurationProperties("hub.kafka")
  record Broker(
      String bootstrapServers, Map<String, String> properties, Map<String, String> topicSettings) {
    Broker {
      topicSettings = topicSettings == null ? Map.of() : Map.copyOf(topicSettings);
      properties = properties == null ? Map.of() : Map.copyOf(properties);
    }

    @Override
    public String toString() {
      return "Broker[" + bootstrapServers + "]";
    }
  }

  @Bean
  ComponentCustomizer kafkaCredentials(Broker broker) {
    return ComponentCustomizer.builder(KafkaComponent.class)
        .build(
            component ->
                component
                    .getConfiguration()
                    .setAdditionalProperties(new HashMap<>(broker.properties())));
  }

  /** Deliveries of different lanes leave side by side on these threads. */
  @Bean(destroyMethod = "")
  ExecutorService deliveryThreads(CamelContext camel) {
    return camel.getExecutorServiceManager().newFixedThreadPool(this, "delivery", Lanes.AT_ONCE);
  }

  @Bean
  EventTopics eventTopics(Broker broker, @Value("${hub.topics.partitions}") int partitions) {
    return new HubTopics(broker, partitions);
  }

  /** Makes the hub's topics once all organisations are known, before the first route starts. */
  @Bean
  SmartInitializingSingleton hubTopics(
      EventTopics topics,
      PipelineDatabase database,
      ObjectProvider<ServersReady> servers,
      @Value("${hub.topics.inbound}") String inbound) {
    return () -> {
      Set<String> names = new HashSet<>(Set.of(inbound, "scorehub.events.v1"));
      names.addAll(
          database
              .jdbc()
              .sql("SELECT 'scorehub.buyer.' || buyer || '.v1' FROM organisation")
              .query(String.class)
              .list());
      servers.ifAvailable(ServersReady::awaitBroker);
      topics.make(names);
    };
  }

  private record HubTopics(Broker broker, int partitions) implements EventTopics {

    @Override
    public void make(Set<String> names) {
      Map<String, Object> settings = new HashMap<>(broker.properties());
      settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
      try (Admin admin = Admin.create(settings)) {
        Set<String> known = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        List<NewTopic> missing =
            names.stream()
                .filter(name -> !known.contains(name))
                .map(
                    name ->
                        new NewTopic(name, Optional.of(partitions), Optional.empty())
                            .configs(broker.topicSettings()))
                .toList();
        for (KafkaFuture<Void> made : admin.createTopics(missing).values().values()) {
          await(made);
        }
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException("The topics of the hub cannot be made", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /** Another instance that starts at the same time may have made it meanwhile. */
    private static void await(KafkaFuture<Void> made)
        throws ExecutionException, TimeoutException, InterruptedException {
      try {
        made.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }
}
