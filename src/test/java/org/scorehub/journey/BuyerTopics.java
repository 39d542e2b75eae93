package org.scorehub.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.web.WebClient;

/** Reads buyers' topics with nothing but Kafka, Avro and the schemas that the hub serves. */
public final class BuyerTopics {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int FRAME_BYTES = 5;

  private final BrokerSettings broker;
  private final WebClient web;

  /** One event as a buyer decodes it. */
  public record Event(Map<String, String> headers, String key, GenericRecord value) {

    String type() {
      return headers.getOrDefault("ce_type", "");
    }
  }

  public BuyerTopics(BrokerSettings broker, WebClient web) {
    this.broker = broker;
    this.web = web;
  }

  /** All events about a site, in their order, once there are at least so many. */
  public List<Event> about(String buyer, String siteId, int atLeast) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, buyer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .pollInSameThread()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.stream().filter(r -> r.key().equals(siteId)).count() >= atLeast;
              });
    }
    return records.stream()
        .filter(record -> record.key().equals(siteId))
        .sorted(Comparator.comparing(ConsumerRecord::offset))
        .map(this::event)
        .toList();
  }

  /** How many events a buyer has been told so far. */
  public long size(String buyer) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer, buyer)).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  /** The topic of a buyer. */
  public static String topic(String buyer) {
    return "scorehub.buyer." + buyer + ".v1";
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, String buyer) {
    return consumer.partitionsFor(topic(buyer)).stream()
        .map(p -> new TopicPartition(p.topic(), p.partition()))
        .toList();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(broker.clientProperties());
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Event event(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return new Event(headers, record.key(), decode(record.value()));
  }

  private GenericRecord decode(byte[] framed) {
    int id = ByteBuffer.wrap(framed).getInt(1);
    String text = web.stranger().json("/schemas/ids/" + id).path("schema").asText();
    Schema schema = new Schema.Parser().parse(text);
    try {
      return new GenericDatumReader<GenericRecord>(schema)
          .read(
              null,
              DecoderFactory.get()
                  .binaryDecoder(framed, FRAME_BYTES, framed.length - FRAME_BYTES, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
