package org.scorehub.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.journal.AvroSchemas;
import org.scorehub.journal.ExchangeJournal;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes events from the outbox to Kafka, each topic's in their order. A lane is read under a lease;
 * a row leaves only when the broker has it, so each event is sent at least once. A topic that takes
 * nothing holds up no other.
 */
@Component("outboxRelay")
public final class OutboxRelay {

  private static final int AT_ONCE = 500;
  private static final int TOLD_EVERY = 10;
  private static final long LONGEST_HOLD_SECONDS = 15;
  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final String BATCH = "hub.relayed";
  private static final String SOURCE = "urn:scorehub";

  /** A sending lasts 10 seconds at most, so one that is begun is always covered. */
  private static final Duration LEASED = Duration.ofSeconds(15);

  private static final long RENEW_NANOS = 4_000_000_000L;

  private static final long RETRY_NANOS = 1_000_000_000L;

  private record Row(
      long id,
      String topic,
      ExchangeJournal.@Nullable Place exchange,
      Map<String, Object> headers,
      byte[] value) {

    Message message(CamelContext camel) {
      Message message = new DefaultMessage(camel);
      message.setHeaders(new HashMap<>(headers));
      message.setBody(value);
      return message;
    }
  }

  /** Events for one topic, in their order. */
  private record Batch(String topic, List<Row> rows) {}

  /** Why a topic is left alone; {@code until} is {@link System#nanoTime}. */
  private record Hold(int failures, long until) {
    static Hold after(@Nullable Hold before, long now) {
      int failures = before == null ? 1 : before.failures() + 1;
      long seconds = Math.min(1L << Math.min(failures - 1, 4), LONGEST_HOLD_SECONDS);
      return new Hold(failures, now + seconds * 1_000_000_000L);
    }
  }

  /** What the database last said of a lane; {@code at} is {@link System#nanoTime}. */
  private record Lease(boolean held, long at) {
    long age() {
      return System.nanoTime() - at;
    }
  }

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final AvroSchemas schemas;
  private final ExchangeJournal journal;
  private final CamelContext camel;
  private final EventTopics topics;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Map<String, Hold> holds = new ConcurrentHashMap<>();
  private final Leases owned;
  private final @Nullable Lease[] leases = new @Nullable Lease[OutboxLanes.COUNT];

  OutboxRelay(
      PipelineDatabase database,
      AvroSchemas schemas,
      ExchangeJournal journal,
      CamelContext camel,
      EventTopics topics) {
    this.topics = topics;
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.owned = new Leases(database, LEASED);
    this.schemas = schemas;
    this.journal = journal;
    this.camel = camel;
  }

  /**
   * The body becomes the next events that this instance may send, a {@link Batch} for each topic;
   * {@code hub.more} tells whether there are any.
   */
  public void take(Exchange exchange) {
    Map<String, List<Row>> byTopic = new LinkedHashMap<>();
    String[] held = held();
    for (int lane = 0; lane < OutboxLanes.COUNT; lane++) {
      if (lease(lane)) {
        for (Row row : read(lane, held)) {
          byTopic.computeIfAbsent(row.topic(), topic -> new ArrayList<>()).add(row);
        }
      }
    }
    exchange.setProperty("hub.more", !byTopic.isEmpty());
    exchange
        .getMessage()
        .setBody(
            byTopic.entrySet().stream().map(e -> new Batch(e.getKey(), e.getValue())).toList());
  }

  /**
   * Makes sure that the topic of a batch is there; the body becomes its messages. Each sending
   * takes them afresh, since the producer strips the topic from those it has tried.
   */
  public void address(Exchange exchange) {
    Batch batch = exchange.getMessage().getBody(Batch.class);
    exchange.setProperty(BATCH, batch);
    if (!known.contains(batch.topic())) {
      ensure(batch.topic());
    }
    Iterable<Message> messages =
        () -> batch.rows().stream().map(row -> row.message(camel)).iterator();
    exchange.getMessage().setBody(messages);
  }

  /** The lease must cover the sending, so one that comes after a long wait is left to the next. */
  private void ensure(String topic) {
    long begun = System.nanoTime();
    topics.make(Set.of(topic));
    known.add(topic);
    if (System.nanoTime() - begun > RENEW_NANOS) {
      throw new IllegalStateException("the broker took long to say that the topic is there");
    }
  }

  /** Removes what the broker has, and says so in the journal. */
  public void confirm(Exchange exchange) {
    Batch batch = exchange.getProperty(BATCH, Batch.class);
    List<ExchangeJournal.Place> exchanges =
        batch.rows().stream().map(Row::exchange).filter(Objects::nonNull).toList();
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              jdbc.update(
                  "DELETE FROM outbox WHERE id = ANY (?)",
                  (Object) batch.rows().stream().map(Row::id).toArray(Long[]::new));
              journal.published(exchanges);
            });
    holds.remove(batch.topic());
  }

  /** Lets the events of a topic wait, each time longer, while those of others go on. */
  public void failed(Exchange exchange) {
    Batch batch = exchange.getProperty(BATCH, Batch.class);
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    Hold hold =
        Objects.requireNonNull(
            holds.compute(batch.topic(), (topic, known) -> Hold.after(known, System.nanoTime())));
    known.remove(batch.topic());
    if (hold.failures() % TOLD_EVERY == 1) {
      log.warn(
          "Events wait, as topic {} does not take them: {}",
          batch.topic(),
          cause == null ? "no cause" : cause.getMessage());
    }
  }

  private String[] held() {
    long now = System.nanoTime();
    return holds.entrySet().stream()
        .filter(hold -> hold.getValue().until() - now > 0)
        .map(Map.Entry::getKey)
        .toArray(String[]::new);
  }

  /** Asks the database only now and then: each question is a write that has to reach the disk. */
  private synchronized boolean lease(int lane) {
    Lease known = leases[lane];
    if (known == null || known.age() > (known.held() ? RENEW_NANOS : RETRY_NANOS)) {
      long now = System.nanoTime();
      known = new Lease(owned.take("relay/" + lane), now);
      leases[lane] = known;
    }
    return known.held();
  }

  private List<Row> read(int lane, String[] held) {
    return jdbc.query(
        """
        SELECT id, event_id, topic, type, subject, schema_name, payload, exchange_id, created_at, buyer
          FROM outbox WHERE lane = ? AND topic <> ALL (?) ORDER BY id LIMIT ?""",
        (row, n) -> row(row),
        lane,
        held,
        AT_ONCE);
  }

  private Row row(ResultSet row) throws SQLException {
    String site = row.getString(5);
    Map<String, Object> headers = new HashMap<>();
    headers.put(KafkaConstants.OVERRIDE_TOPIC, row.getString(3));
    headers.put(KafkaConstants.KEY, site);
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", row.getString(2));
    headers.put("ce_source", SOURCE);
    headers.put("ce_type", row.getString(4));
    headers.put("ce_subject", site);
    headers.put("ce_time", instant(row).toString());
    headers.put("content-type", "application/avro");
    byte[] value = AvroCodec.frame(schemas.id(row.getString(6)), row.getBytes(7));
    return new Row(row.getLong(1), row.getString(3), exchange(row), headers, value);
  }

  private static ExchangeJournal.@Nullable Place exchange(ResultSet row) throws SQLException {
    UUID id = row.getObject(8, UUID.class);
    return id == null ? null : new ExchangeJournal.Place(row.getString(10), id);
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return Objects.requireNonNull(row.getTimestamp(9)).toInstant();
  }

  /** Lets another instance go on at once. */
  @jakarta.annotation.PreDestroy
  void release() {
    owned.release();
  }
}
