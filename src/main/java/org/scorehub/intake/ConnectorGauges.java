package org.scorehub.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * Gauges of how far connectors are behind and whether they are paused, by connector, over all
 * organisations. They are read from the database, so every hub shows the same: take the highest.
 */
@Component("connectorGauges")
public final class ConnectorGauges {

  /** Counted of an organisation at most; a flood is as plain at this many. */
  private static final int MOST = 10_000;

  private static final String WAITING =
      """
      SELECT e.connector, %s FROM organisation o CROSS JOIN LATERAL (
        SELECT connector, received_at FROM exchange
         WHERE buyer = o.buyer AND state = 'RECEIVED' ORDER BY id LIMIT %d) e
       GROUP BY e.connector\
      """;
  private static final String TO_SEND =
      """
      SELECT d.connector, count(*) FROM organisation o CROSS JOIN LATERAL (
        SELECT connector FROM delivery
         WHERE buyer = o.buyer AND state IN ('DUE', 'READY') LIMIT %d) d
       GROUP BY d.connector\
      """
          .formatted(MOST);
  private static final String PAUSED =
      "SELECT connector, count(*) FROM connector_pause WHERE resumed_at IS NULL GROUP BY connector";
  private static final String FAILING =
      "SELECT connector, count(*) FROM poll_cursor WHERE last_error IS NOT NULL GROUP BY connector";

  private record Measure(MultiGauge gauge, String sql) {}

  private final JdbcTemplate jdbc;
  private final ConnectorCatalogue catalogue;
  private final List<Measure> measures;

  ConnectorGauges(PipelineDatabase database, ConnectorCatalogue catalogue, MeterRegistry meters) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.catalogue = catalogue;
    this.measures =
        List.of(
            new Measure(
                MultiGauge.builder("scorehub.connector.waiting")
                    .description("Documents received and not settled, up to 10000 an organisation")
                    .register(meters),
                WAITING.formatted("count(*)", MOST)),
            new Measure(
                MultiGauge.builder("scorehub.connector.lag")
                    .baseUnit("seconds")
                    .description("How long ago the oldest document that waits was received")
                    .register(meters),
                WAITING.formatted("extract(epoch FROM now() - min(e.received_at))", MOST)),
            new Measure(
                MultiGauge.builder("scorehub.connector.deliveries.waiting")
                    .description("Deliveries not sent yet, up to 10000 an organisation")
                    .register(meters),
                TO_SEND),
            new Measure(
                MultiGauge.builder("scorehub.connector.paused")
                    .description("Organisations whose documents are held")
                    .register(meters),
                PAUSED),
            new Measure(
                MultiGauge.builder("scorehub.connector.polls.failing")
                    .description("Sources whose last poll failed")
                    .register(meters),
                FAILING));
  }

  /** Reads all of them anew. Of a connector that is active, one that counts nothing is zero. */
  public void read() {
    measures.forEach(this::read);
  }

  private void read(Measure measure) {
    Map<String, Double> values = new TreeMap<>();
    catalogue.all().forEach(connector -> values.put(connector.id(), 0d));
    jdbc.query(
        measure.sql(),
        (RowCallbackHandler) row -> values.put(row.getString(1), Math.max(0, row.getDouble(2))));
    measure
        .gauge()
        .register(
            values.entrySet().stream()
                .<Row<?>>map(v -> Row.of(Tags.of("connector", v.getKey()), v.getValue()))
                .toList(),
            true);
  }
}
