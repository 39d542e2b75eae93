package org.scorehub.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes events from the outbox to Kafka, lane by lane in their order. A lane is read under a lease;
 * a row leaves only when the broker has it, so each event is sent at least once.
 */
@Component("outboxRelay")
public final class OutboxRelay {

  private static final int AT_ONCE = 500;
  private static final String SOURCE = "urn:scorehub";

  /** A sending lasts 10 seconds at most, so one that is begun is always covered. */
  private static final Duration LEASED = Duration.ofSeconds(15);

  private static final long RENEW_NANOS = 4_000_000_000L;

  private static final long RETRY_NANOS = 1_000_000_000L;

  private record Row(
      long id, @Nullable UUID exchangeId, Map<String, Object> headers, byte[] value) {

    Message message(CamelContext camel) {
      Message message = new DefaultMessage(camel);
      message.setHeaders(new HashMap<>(headers));
      message.setBody(value);
      return message;
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
  private final Leases owned;
  private final @Nullable Lease[] leases = new @Nullable Lease[OutboxLanes.COUNT];

  OutboxRelay(
      PipelineDatabase database, AvroSchemas schemas, ExchangeJournal journal, CamelContext camel) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.owned = new Leases(database, LEASED);
    this.schemas = schemas;
    this.journal = journal;
    this.camel = camel;
  }

  /**
   * The body becomes the next events of all lanes that this instance may read; often none. Each
   * sending takes its messages afresh, since the producer strips the topic from those it has tried.
   */
  public void take(Exchange exchange) {
    List<Row> rows = new ArrayList<>();
    for (int lane = 0; lane < OutboxLanes.COUNT; lane++) {
      if (lease(lane)) {
        rows.addAll(read(lane));
      }
    }
    exchange.setProperty("hub.relayed", rows);
    exchange.setProperty("hub.more", !rows.isEmpty());
    Iterable<Message> messages = () -> rows.stream().map(row -> row.message(camel)).iterator();
    exchange.getMessage().setBody(messages);
  }

  /** Removes what the broker has, and says so in the journal. */
  public void confirm(Exchange exchange) {
    List<Long> ids = new ArrayList<>();
    List<UUID> exchanges = new ArrayList<>();
    for (Object item : exchange.getProperty("hub.relayed", List.class)) {
      Row row = (Row) item;
      ids.add(row.id());
      if (row.exchangeId() != null) {
        exchanges.add(row.exchangeId());
      }
    }
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              jdbc.update(
                  "DELETE FROM outbox WHERE id = ANY (?)", (Object) ids.toArray(Long[]::new));
              journal.published(exchanges);
            });
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

  private List<Row> read(int lane) {
    return jdbc.query(
        """
        SELECT id, event_id, topic, type, subject, schema_name, payload, exchange_id, created_at
          FROM outbox WHERE lane = ? ORDER BY id LIMIT ?""",
        (row, n) -> row(row),
        lane,
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
    return new Row(row.getLong(1), row.getObject(8, UUID.class), headers, value);
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
