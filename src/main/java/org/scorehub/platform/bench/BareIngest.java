package org.scorehub.platform.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Escalation;
import org.scorehub.canonical.avro.Recommendations;

/**
 * The bare loop: poll a batch, parse and map each document, write all rows in one transaction, send
 * the events, take them out of the outbox, commit the offsets. It knows the rows beforehand and
 * decides nothing; that is what the hub's rate is held against.
 */
final class BareIngest {

  private static final Duration POLL = Duration.ofMillis(200);

  private final InboundTopic topic;
  private final BenchDatabase database;
  private final BareTranslation translation;
  private final BareRows rows;
  private final byte[] escalation;
  private final byte[] recommendations;

  /** One event of the outbox. */
  private record Event(
      BareRows.SampleKey key, UUID site, String type, String schema, byte[] value) {}

  BareIngest(
      InboundTopic topic,
      BenchDatabase database,
      BareTranslation translation,
      BareRows rows,
      BareEvents events) {
    this.topic = topic;
    this.database = database;
    this.translation = translation;
    this.rows = rows;
    this.escalation = events.escalation();
    this.recommendations = events.recommendations();
  }

  /** Nanoseconds from the first batch in hand to the last offset committed. */
  long run(Map<TopicPartition, Long> from, int audits) throws SQLException {
    rows.forget();
    try (KafkaConsumer<String, byte[]> consumer = topic.consumer();
        KafkaProducer<String, byte[]> producer = topic.producer();
        Connection connection = database.pipeline()) {
      connection.setAutoCommit(false);
      consumer.assign(from.keySet());
      from.forEach(consumer::seek);
      long start = 0;
      for (int done = 0; done < audits; ) {
        ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
        if (!batch.isEmpty()) {
          start = start == 0 ? System.nanoTime() : start;
          ingest(batch, connection, producer);
          consumer.commitSync();
          done += batch.count();
        }
      }
      return System.nanoTime() - start;
    }
  }

  private void ingest(
      ConsumerRecords<String, byte[]> batch,
      Connection connection,
      KafkaProducer<String, byte[]> producer)
      throws SQLException {
    List<BareRows.SampleKey> keys = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> document : batch) {
      UUID exchange = UUID.fromString(header(document, "hub-exchange-id"));
      BareRows.SampleKey key = new BareRows.SampleKey(exchange, header(document, "hub-buyer"));
      keys.add(key);
      addEvents(key, translation.map(translation.read(document.value())), events);
    }
    rows.write(connection, keys);
    insert(events, connection);
    connection.commit();
    send(events, producer);
    finish(keys, connection);
    connection.commit();
  }

  private static void send(List<Event> events, KafkaProducer<String, byte[]> producer) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
    events.forEach(event -> sent.add(producer.send(message(event))));
    producer.flush();
    try {
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("an event was not taken", e);
    }
  }

  private void addEvents(BareRows.SampleKey key, Audit audit, List<Event> events) {
    UUID site = rows.siteOf(key.exchange());
    audit.setRevision(1);
    audit.getSite().setSiteId(site.toString());
    String schema = Audit.getClassSchema().getFullName();
    byte[] value = translation.encode(audit);
    events.add(new Event(key, site, "org.scorehub.audit.recorded.v1", schema, value));
    for (int i = 0; i < rows.escalations(key.exchange()); i++) {
      String name = Escalation.getClassSchema().getFullName();
      events.add(new Event(key, site, "org.scorehub.escalation.raised.v1", name, escalation));
    }
    if (rows.isFirst(key.buyer(), site)) {
      String name = Recommendations.getClassSchema().getFullName();
      String type = "org.scorehub.recommendations.changed.v1";
      events.add(new Event(key, site, type, name, recommendations));
    }
  }

  private static void insert(List<Event> events, Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO outbox (buyer, lane, event_id, topic, type, subject, schema_name, payload,
                exchange_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      for (Event event : events) {
        statement.setString(1, event.key().buyer());
        statement.setInt(2, Math.floorMod(event.site().hashCode(), 4));
        statement.setObject(3, UUID.randomUUID());
        statement.setString(4, topic(event));
        statement.setString(5, event.type());
        statement.setString(6, event.site().toString());
        statement.setString(7, event.schema());
        statement.setBytes(8, event.value());
        statement.setObject(9, event.key().exchange());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void finish(List<BareRows.SampleKey> keys, Connection connection)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox");
        PreparedStatement published =
            connection.prepareStatement(
                "UPDATE exchange SET published_at = now() WHERE id = ANY (?)")) {
      delete.executeUpdate();
      Object[] ids = keys.stream().map(BareRows.SampleKey::exchange).toArray();
      published.setArray(1, connection.createArrayOf("uuid", ids));
      published.executeUpdate();
    }
  }

  private static ProducerRecord<String, byte[]> message(Event event) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(
            topic(event), event.site().toString(), AvroCodec.frame(1, event.value()));
    message.headers().add("ce_specversion", bytes("1.0"));
    message.headers().add("ce_id", bytes(UUID.randomUUID().toString()));
    message.headers().add("ce_source", bytes("urn:scorehub"));
    message.headers().add("ce_type", bytes(event.type()));
    message.headers().add("ce_subject", bytes(event.site().toString()));
    message.headers().add("ce_time", bytes("2026-01-31T08:00:00.000000Z"));
    message.headers().add("content-type", bytes("application/avro"));
    return message;
  }

  private static String topic(Event event) {
    return "scorehub.buyer." + event.key().buyer() + ".v1";
  }

  private static String header(ConsumerRecord<String, byte[]> document, String name) {
    return new String(document.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
