package org.scorehub.platform.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.scorehub.platform.embedded.BrokerSettings;

/** The topics of a benchmark, and clients for them that keep what is acknowledged. */
final class InboundTopic {

  static final String NAME = "scorehub.inbound.v1";
  private static final int PARTITIONS = 6;

  private final BrokerSettings broker;

  InboundTopic(BrokerSettings broker) {
    this.broker = broker;
  }

  /** Makes the topics of the buyers, with the settings that the hub gives to topics of its own. */
  void createBuyerTopics() {
    try (Admin admin = Admin.create(settings())) {
      for (String buyer : SampleAudit.BUYERS) {
        NewTopic topic = new NewTopic("scorehub.buyer." + buyer + ".v1", PARTITIONS, (short) 1);
        admin.createTopics(List.of(topic.configs(Map.of("flush.messages", "1")))).all().get();
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Writes documents as the hub's reception does; returns where the first of them stand. */
  Map<TopicPartition, Long> fill(List<SampleAudit> audits) {
    Map<TopicPartition, Long> start = ends();
    try (KafkaProducer<String, byte[]> producer = producer()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>(audits.size());
      audits.forEach(audit -> sent.add(producer.send(inbound(audit))));
      producer.flush();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("a document was not taken", e);
    }
    return start;
  }

  private Map<TopicPartition, Long> ends() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(NAME).stream()
              .map(p -> new TopicPartition(NAME, p.partition()))
              .toList();
      return consumer.endOffsets(partitions);
    }
  }

  KafkaConsumer<String, byte[]> consumer() {
    Properties settings = settings();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "bench-baseline");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  KafkaProducer<String, byte[]> producer() {
    Properties settings = settings();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "262144");
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(broker.clientProperties());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    return settings;
  }

  private static ProducerRecord<String, byte[]> inbound(SampleAudit audit) {
    Map<String, String> headers = new HashMap<>();
    headers.put("hub-exchange-id", audit.id().toString());
    headers.put("hub-buyer", audit.buyer());
    headers.put("hub-connector", "amfori-bsci");
    headers.put("hub-document", "audit");
    headers.put("hub-transport", "rest");
    headers.put("hub-content-type", "application/xml");
    headers.put("hub-size", Integer.toString(audit.xml().length));
    headers.put("hub-sha256", HexFormat.of().formatHex(sha256(audit.xml())));
    headers.put("hub-native-key", audit.nativeId());
    headers.put("hub-received-at", audit.receivedAt().toString());
    String key = audit.buyer() + "|amfori-bsci|" + audit.nativeId();
    ProducerRecord<String, byte[]> message = new ProducerRecord<>(NAME, key, audit.xml());
    headers.forEach((n, v) -> message.headers().add(n, v.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
