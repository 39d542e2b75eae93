package org.scorehub.intake.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** Leads routes to a {@link Topic} instead of Kafka. */
final class TopicComponent extends DefaultComponent {

  private final Topic topic;

  TopicComponent(Topic topic) {
    this.topic = topic;
  }

  private void answer(Exchange exchange, AsyncCallback callback, boolean atOnce) {
    try {
      if (exchange.getMessage().getBody() instanceof List<?> list) {
        list.forEach(record -> topic.take((Message) record));
      } else {
        topic.take(exchange.getMessage());
      }
    } catch (IllegalStateException e) {
      exchange.setException(e);
    } finally {
      topic.end();
      callback.done(atOnce);
    }
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    parameters.clear();
    return new DefaultEndpoint(uri, this) {
      @Override
      public Producer createProducer() {
        return new DefaultAsyncProducer(this) {
          @Override
          public boolean process(Exchange exchange, AsyncCallback callback) {
            topic.begin();
            Duration after = topic.answersAfter();
            if (after.isZero()) {
              answer(exchange, callback, true);
              return true;
            }
            CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> answer(exchange, callback, false));
            return false;
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
