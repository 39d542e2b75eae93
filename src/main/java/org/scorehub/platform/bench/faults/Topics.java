package org.scorehub.platform.bench.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.scorehub.platform.embedded.BrokerSettings;

/** What stands on Kafka. */
final class Topics {

  private static final String BUYERS = "scorehub.buyer.";
  private static final String GROUP = "scorehub";
  private static final int SECONDS = 10;
  private static final Duration POLL = Duration.ofMillis(500);

  private final BrokerSettings broker;

  Topics(BrokerSettings broker) {
    this.broker = broker;
  }

  /**
   * How many records of the inbound topic nobody has committed.
   *
   * @throws IllegalStateException if the broker does not answer
   */
  long uncommitted() {
    try (Admin admin = Admin.create(settings())) {
      Map<TopicPartition, OffsetAndMetadata> done =
          admin
              .listConsumerGroupOffsets(GROUP)
              .partitionsToOffsetAndMetadata()
              .get(SECONDS, TimeUnit.SECONDS);
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      done.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
      long open = 0;
      for (var end : admin.listOffsets(wanted).all().get(SECONDS, TimeUnit.SECONDS).entrySet()) {
        open += end.getValue().offset() - offset(done.get(end.getKey()));
      }
      return open;
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long offset(@org.jspecify.annotations.Nullable OffsetAndMetadata done) {
    return done == null ? 0 : done.offset();
  }

  /** All that the topics of buyers hold, of each partition in its order. */
  List<Published> published() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .listTopics()
          .forEach(
              (topic, parts) -> {
                if (topic.startsWith(BUYERS)) {
                  parts.forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
                }
              });
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return read(consumer, consumer.endOffsets(partitions));
    }
  }

  private static List<Published> read(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    List<Published> all = new ArrayList<>();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(POLL).forEach(message -> all.add(event(message)));
    }
    return all;
  }

  private static Published event(ConsumerRecord<String, byte[]> message) {
    Header id = message.headers().lastHeader("ce_id");
    return new Published(
        message.topic(),
        message.partition(),
        message.offset(),
        message.key(),
        id == null ? "" : new String(id.value(), StandardCharsets.UTF_8),
        Hashes.sha256(message.value()));
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(broker.clientProperties());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("enable.auto.commit", "false");
    settings.put("request.timeout.ms", "8000");
    settings.put("default.api.timeout.ms", "10000");
    return settings;
  }
}
