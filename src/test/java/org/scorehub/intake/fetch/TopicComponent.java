package org.scorehub.intake.fetch;

import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Leads routes to a {@link Topic} instead of Kafka. */
final class TopicComponent extends DefaultComponent {

  private final Topic topic;

  TopicComponent(Topic topic) {
    this.topic = topic;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    parameters.clear();
    return new DefaultEndpoint(uri, this) {
      @Override
      public Producer createProducer() {
        return new DefaultProducer(this) {
          @Override
          public void process(Exchange exchange) {
            if (exchange.getMessage().getBody() instanceof List<?> list) {
              list.forEach(record -> topic.take((Message) record));
            } else {
              topic.take(exchange.getMessage());
            }
          }
        };
      }

      @Override
      public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
